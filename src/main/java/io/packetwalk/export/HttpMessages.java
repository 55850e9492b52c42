package io.packetwalk.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * The request and the response of one leg, as HTTP/1.1 writes them. The headers and the
 * status are those of the walk, the body is made up and says so.
 */
final class HttpMessages {

	private static final Pattern STATUS = Pattern.compile("^Response: (\\d{3})");

	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

	/** Headers that would promise another body than the one that follows. */
	private static final Set<String> MADE = Set.of("host", "content-length", "transfer-encoding", "connection",
			"upgrade", "expect", "content-encoding");

	private final Trace trace;

	private final Leg leg;

	HttpMessages(Trace trace, Leg leg) {
		this.trace = trace;
		this.leg = leg;
	}

	/** Whether what is said can be read by who listens. */
	boolean inTheClear() {
		return this.leg.kind() == Leg.Kind.HTTP
				&& this.leg.hops()
					.stream()
					.flatMap((hop) -> hop.steps().stream())
					.map(Step::packet)
					.noneMatch((packet) -> packet != null
							&& (packet.before().dport() == 443 || packet.before().sport() == 443))
				&& !(this.leg.parent() == null
						&& this.trace.request().to().toLowerCase(Locale.ROOT).startsWith("https:"));
	}

	byte[] request() {
		StringBuilder text = new StringBuilder(method()).append(' ').append(path()).append(" HTTP/1.1\r\n");
		text.append("Host: ").append(clean(host())).append("\r\n");
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.put("User-Agent", "packetwalk/" + this.trace.engine() + " (simulated)");
		headers.put("Accept", "*/*");
		headers.putAll(new TreeMap<>(this.trace.request().headers()));
		headers.forEach((name, value) -> {
			if (TOKEN.matcher(name).matches() && !MADE.contains(name.toLowerCase(Locale.ROOT))) {
				text.append(name).append(": ").append(clean(value)).append("\r\n");
			}
		});
		return latin(text.append(method().matches("POST|PUT|PATCH") ? "Content-Length: 0\r\n" : "").append("\r\n"));
	}

	byte[] response() {
		int status = status();
		String body = "Simulated by Packetwalk " + this.trace.engine() + ": " + status + "\n";
		boolean bare = status == 204 || status == 304 || status < 200;
		StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status)
			.append(' ')
			.append(HttpResult.reason(status))
			.append("\r\n");
		String location = location(status);
		if (location != null) {
			text.append("Location: ").append(clean(location)).append("\r\n");
		}
		if (!bare) {
			text.append("Content-Type: text/plain; charset=utf-8\r\nContent-Length: ")
				.append(body.length())
				.append("\r\n");
		}
		return latin(text.append("\r\n").append((bare || method().equals("HEAD")) ? "" : body));
	}

	int status() {
		return this.leg.hops()
			.stream()
			.flatMap((hop) -> hop.steps().stream())
			.map((step) -> STATUS.matcher(step.title()))
			.filter(Matcher::find)
			.map((found) -> Integer.parseInt(found.group(1)))
			.reduce((first, last) -> last)
			.orElseGet(() -> (this.trace.http() != null) ? this.trace.http().status() : 200);
	}

	private @Nullable String location(int status) {
		HttpResult http = this.trace.http();
		return (status / 100 == 3 && http != null && http.status() == status) ? http.location() : null;
	}

	String method() {
		String given = this.trace.request().method().toUpperCase(Locale.ROOT);
		return TOKEN.matcher(given).matches() ? given : "GET";
	}

	/** A proxied leg's title is its request: {@code GET api.example.com/users}. */
	private String target() {
		if (this.leg.parent() != null) {
			return this.leg.title().substring(this.leg.title().indexOf(' ') + 1);
		}
		return this.trace.request().to().replaceFirst("^[A-Za-z]+://", "");
	}

	String host() {
		if (this.leg.parent() == null) {
			for (Map.Entry<String, String> header : this.trace.request().headers().entrySet()) {
				if (header.getKey().equalsIgnoreCase("host")) {
					return header.getValue();
				}
			}
		}
		return target().split("[/?#]", 2)[0].replaceFirst(":80$", "");
	}

	String path() {
		String target = target().split("#", 2)[0];
		int start = target.indexOf('/');
		String path = (start < 0) ? "/" : target.substring(start);
		StringBuilder written = new StringBuilder();
		for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
			written.append(
					(octet > ' ' && octet < 127) ? Character.toString(octet) : String.format("%%%02X", octet & 0xff));
		}
		return written.toString();
	}

	private static String clean(String value) {
		return value.replaceAll("[^\\x20-\\x7e]", " ").strip();
	}

	private static byte[] latin(StringBuilder text) {
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
