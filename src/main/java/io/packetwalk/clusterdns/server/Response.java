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
 * @param written whether a plugin wrote it; else the server does, after the plugins
 * failed
 * @param truncated whether a server it was forwarded to had to leave records out
 */
public record Response(String rcode, List<Reply.Record> answers, List<Reply.Record> authority,
		List<Reply.Record> additional, boolean authoritative, String why, String error, boolean written,
		boolean truncated) {

	/** The error of a question that keeps coming back to the server. */
	public static final String LOOP = "loop";

	public Response {
		answers = List.copyOf(answers);
		authority = List.copyOf(authority);
		additional = List.copyOf(additional);
	}

	/** What a plugin writes. */
	public Response(String rcode, List<Reply.Record> answers, List<Reply.Record> authority,
			List<Reply.Record> additional, boolean authoritative, String why, String error) {
		this(rcode, answers, authority, additional, authoritative, why, error, true, false);
	}

	public static Response answer(List<Reply.Record> answers, boolean authoritative, String why) {
		return new Response("NOERROR", answers, List.of(), List.of(), authoritative, why, "");
	}

	public static Response empty(String rcode, String why) {
		return new Response(rcode, List.of(), List.of(), List.of(), false, why, "");
	}

	/** SERVFAIL with what the errors plugin logs. */
	public static Response failure(String why, String error) {
		return failure("SERVFAIL", why, error);
	}

	/** Plugins that fail leave it to the server to write the code. */
	public static Response failure(String rcode, String why, String error) {
		return new Response(rcode, List.of(), List.of(), List.of(), false, why, error, false, false);
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
				this.error, this.written, this.truncated);
	}

	/** The same from a server that had to leave records out. */
	public Response withTruncated(boolean tc) {
		return new Response(this.rcode, this.answers, this.authority, this.additional, this.authoritative, this.why,
				this.error, this.written, tc);
	}

	public Response withRcode(String other) {
		return new Response(other, this.answers, this.authority, this.additional, this.authoritative, this.why,
				this.error, this.written, this.truncated);
	}

	public Response withAnswers(List<Reply.Record> other) {
		return new Response(this.rcode, other, this.authority, this.additional, this.authoritative, this.why,
				this.error, this.written, this.truncated);
	}

	/** The same as another server's message that is passed on. */
	public Response passedOn() {
		return new Response(this.rcode, this.answers, this.authority, this.additional, this.authoritative, this.why, "",
				true, this.truncated);
	}

	/** Changes every record of every section. */
	public Response mapped(UnaryOperator<Reply.Record> change) {
		return new Response(this.rcode, this.answers.stream().map(change).toList(),
				this.authority.stream().map(change).toList(), this.additional.stream().map(change).toList(),
				this.authoritative, this.why, this.error, this.written, this.truncated);
	}

}
