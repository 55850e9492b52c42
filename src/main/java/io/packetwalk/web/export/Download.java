package io.packetwalk.web.export;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import io.packetwalk.lab.store.StoredTrace;

/** A file under a name of its own. */
final class Download {

	static final String SVG = "image/svg+xml;charset=UTF-8";

	private Download() {
	}

	/** {@code packetwalk-t8KQ2MX4abc-strip.svg}. */
	static String name(StoredTrace trace, String end) {
		return "packetwalk-" + trace.id() + end;
	}

	/** A file that a browser shows, and keeps under this name. */
	static ResponseEntity<byte[]> shown(String type, String name, byte[] bytes) {
		return answer(type, ContentDisposition.inline().filename(name).build(), bytes);
	}

	/** A file that a browser keeps. */
	static ResponseEntity<byte[]> kept(String type, String name, byte[] bytes) {
		return answer(type, ContentDisposition.attachment().filename(name).build(), bytes);
	}

	private static ResponseEntity<byte[]> answer(String type, ContentDisposition disposition, byte[] bytes) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(type))
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.body(bytes);
	}

}
