package io.packetwalk.web.api;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers whose type does not depend on what the client says it accepts. */
final class Verbatim {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private Verbatim() {
	}

	static ResponseEntity<byte[]> text(String text) {
		return write(ResponseEntity.ok(), TEXT, text);
	}

	static ResponseEntity<byte[]> json(String json) {
		return json(ResponseEntity.ok(), json);
	}

	static ResponseEntity<byte[]> json(ResponseEntity.BodyBuilder answer, String json) {
		return write(answer, MediaType.APPLICATION_JSON, json);
	}

	/** A file to keep, under a name of its own. */
	static ResponseEntity<byte[]> file(String type, String name, byte[] bytes) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(type))
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(bytes);
	}

	private static ResponseEntity<byte[]> write(ResponseEntity.BodyBuilder answer, MediaType type, String text) {
		return answer.contentType(type).body(text.getBytes(StandardCharsets.UTF_8));
	}

}
