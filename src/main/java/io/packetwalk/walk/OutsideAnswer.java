package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.HttpAnswer;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpChoice;
import io.packetwalk.trace.HttpResult;

/**
 * How a server outside picks its answer: the first whose host and path fit, else 404.
 *
 * @param choice the answers it tried, in order
 * @param result what the client is told
 * @param origin the answer, or the list none of which fitted; null when nobody wrote it
 * @param note what a real client would trip over before it got this far, empty for
 * nothing
 * @param command how to ask this server the same by hand
 */
record OutsideAnswer(HttpChoice choice, HttpResult result, @Nullable Origin origin, String note, String command) {

	private static final int NOT_FOUND = 404;

	static OutsideAnswer of(Outside.Host server, HttpRequest asked) {
		List<HttpChoice.Tried> tried = new ArrayList<>();
		HttpAnswer picked = null;
		for (HttpAnswer answer : server.http()) {
			boolean fits = answer.isFor(asked.host()) && answer.holds(asked.path());
			tried.add(new HttpChoice.Tried(answer + " → " + answer.status(), fits, why(answer, asked)));
			if (fits) {
				picked = answer;
				break;
			}
		}
		int status = (picked != null) ? picked.status() : NOT_FOUND;
		String program = (picked != null && picked.server() != null) ? picked.server() : server.label();
		HttpChoice choice = new HttpChoice(program, request(asked), tried, null, null, status);
		return new OutsideAnswer(choice,
				new HttpResult(status, null, null, (picked != null) ? picked.location() : null),
				(picked != null) ? picked.origin() : (server.origin() != null) ? server.origin().at("http") : null,
				certificate(server, asked), command(server, asked));
	}

	private static String why(HttpAnswer answer, HttpRequest asked) {
		if (!answer.isFor(asked.host())) {
			return "the Host header is " + asked.host() + ", this is for " + answer.host();
		}
		return answer.holds(asked.path())
				? ((answer.host() != null) ? "the Host header is " + asked.host() : "any Host header will do")
						+ ", and " + asked.path() + " is " + answer.path() + " or below it"
				: asked.path() + " is neither " + answer.path() + " nor below it";
	}

	private static String request(HttpRequest asked) {
		return asked.method() + " " + asked.scheme() + "://" + asked.host() + asked.path()
				+ (asked.query().isEmpty() ? "" : "?" + asked.query());
	}

	/** TLS comes first, and names the host of the URL whatever the Host header says. */
	private static String certificate(Outside.Host server, HttpRequest asked) {
		if (asked.sni().isEmpty() || server.http()
			.stream()
			.anyMatch((answer) -> answer.host() == null || answer.host().equalsIgnoreCase(asked.sni()))) {
			return "";
		}
		return "TLS asks for " + asked.sni()
				+ ", a name this server has no answer for: its certificate would name another, and a real client would stop there unless told not to check (curl -k).";
	}

	private static String command(Outside.Host server, HttpRequest asked) {
		return "curl -sSi " + (asked.method().equals("GET") ? "" : "-X " + asked.method() + " ") + "-H 'Host: "
				+ asked.host() + "' " + asked.scheme() + "://" + server.address().withPort(asked.port()) + asked.path();
	}

	/** The status line's end. */
	String status() {
		return (this.result.status() + " " + HttpResult.reason(this.result.status())).strip();
	}

	String title() {
		return "The server answers " + status();
	}

	Disposition disposition() {
		int status = this.result.status();
		return (status >= 400) ? Disposition.HTTP_ERROR
				: (status >= 300) ? Disposition.ANSWERED : Disposition.DELIVERED;
	}

}
