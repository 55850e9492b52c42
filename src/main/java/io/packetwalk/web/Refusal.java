package io.packetwalk.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request was not done: an <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC
 * 9457</a> problem.
 *
 * @param status the HTTP status
 * @param code a stable code
 * @param detail in words
 * @param more further members
 */
public record Refusal(HttpStatus status, String code, String detail, Map<String, Object> more) {

	public static Refusal of(HttpStatus status, String code, String detail) {
		return new Refusal(status, code, detail, Map.of());
	}

	/** The request cannot be understood, or asks for what cannot be. */
	public static Refusal invalidRequest(String detail) {
		return of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", detail);
	}

	public Refusal with(String member, Object value) {
		Map<String, Object> members = new LinkedHashMap<>(this.more);
		members.put(member, value);
		return new Refusal(this.status, this.code, this.detail, members);
	}

	public ResponseEntity<Object> asProblem(String instance) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(this.status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (this.status == HttpStatus.UNAUTHORIZED) {
			answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		return answer.body(members(instance));
	}

	private Map<String, Object> members(String instance) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "about:blank");
		members.put("title", this.status.getReasonPhrase());
		members.put("status", this.status.value());
		members.put("detail", this.detail);
		members.put("instance", instance);
		members.put("code", this.code);
		members.putAll(this.more);
		return members;
	}

}
