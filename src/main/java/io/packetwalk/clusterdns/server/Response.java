package io.packetwalk.clusterdns.server;

import java.util.List;
import java.util.function.UnaryOperator;

import io.packetwalk.resolver.Reply;

/**
 * What a plugin answers.
 *
 * @param rcode the response code; {@code TIMEOUT} when nothing is sent
 * @param answers the answer section
 * @param authority the authority section
 * @param additional the additional section
 * @param authoritative the AA bit
 * @param why who answered and why
 * @param error what the errors plugin logs, empty for nothing
 */
public record Response(String rcode, List<Reply.Record> answers, List<Reply.Record> authority,
		List<Reply.Record> additional, boolean authoritative, String why, String error) {

	public Response {
		answers = List.copyOf(answers);
		authority = List.copyOf(authority);
		additional = List.copyOf(additional);
	}

	public static Response answer(List<Reply.Record> answers, boolean authoritative, String why) {
		return new Response("NOERROR", answers, List.of(), List.of(), authoritative, why, "");
	}

	public static Response empty(String rcode, String why) {
		return new Response(rcode, List.of(), List.of(), List.of(), false, why, "");
	}

	/** SERVFAIL with the line the errors plugin logs. */
	public static Response failure(String why, String error) {
		return new Response("SERVFAIL", List.of(), List.of(), List.of(), false, why, error);
	}

	/** Whether the server, not a plugin, writes this to the client. */
	public boolean isServerError() {
		return switch (this.rcode) {
			case "SERVFAIL", "REFUSED", "FORMERR", "NOTIMP" -> true;
			default -> false;
		};
	}

	public Response because(String reason) {
		return new Response(this.rcode, this.answers, this.authority, this.additional, this.authoritative, reason,
				this.error);
	}

	public Response withAnswers(List<Reply.Record> other) {
		return new Response(this.rcode, other, this.authority, this.additional, this.authoritative, this.why,
				this.error);
	}

	/** Changes every record of every section. */
	public Response mapped(UnaryOperator<Reply.Record> change) {
		return new Response(this.rcode, this.answers.stream().map(change).toList(),
				this.authority.stream().map(change).toList(), this.additional.stream().map(change).toList(),
				this.authoritative, this.why, this.error);
	}

}
