package io.packetwalk.clusterdns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.net.IpAddress;

/**
 * What CoreDNS's <a href="https://coredns.io/plugins/log/">log</a> and
 * <a href="https://coredns.io/plugins/errors/">errors</a> plugins print about one
 * question. The duration differs each time in reality; it is made from the question.
 * Where a plugin fails without writing an answer the line says NOERROR without flags, as
 * log then has seen nothing.
 *
 * @param query the question
 * @param client who asks
 * @param response what the plugins answer, before it is cut to fit
 * @param truncated the TC bit
 * @param tcp whether it came over TCP
 * @param server where the server listens, null when nobody knows
 */
record LogLines(Query query, Asker client, Response response, boolean truncated, boolean tcp,
		@Nullable IpAddress server) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

	private static final int READ_TIMEOUT_SECONDS = 2;

	String of(Site site) {
		List<String> lines = new ArrayList<>();
		site.logRule(this.query.lowerName())
			.filter((rule) -> rule.prints(answerClass(), nanos()))
			.ifPresent((rule) -> lines.add("[INFO] " + fill(rule.format())));
		Optional.of(site.errors().line(this.query, this.response.error()))
			.filter((line) -> !line.isEmpty())
			.ifPresent(lines::add);
		return String.join("\n", lines);
	}

	private boolean written() {
		return this.response.written() && !this.response.rcode().equals("TIMEOUT");
	}

	/** plugin/pkg/response: Typify and Classify. */
	private String answerClass() {
		boolean soa = this.response.authority().stream().anyMatch((record) -> record.type().equals("SOA"));
		boolean answered = !this.response.answers().isEmpty();
		if (!written() || this.query.type().equals("AXFR") || this.query.type().equals("IXFR")) {
			return "error";
		}
		return switch (this.response.rcode()) {
			case "NOERROR" -> (!answered && soa) ? "denial" : "success";
			case "NXDOMAIN" -> soa ? "denial" : "error";
			default -> "error";
		};
	}

	private String fill(String format) {
		Matcher matcher = PLACEHOLDER.matcher(format);
		return matcher.replaceAll((found) -> Matcher.quoteReplacement(value(found.group())));
	}

	private String value(String placeholder) {
		return switch (placeholder) {
			case "{type}" -> this.query.type();
			case "{name}" -> this.query.lowerName();
			case "{class}" -> "IN";
			case "{proto}" -> this.tcp ? "tcp" : "udp";
			case "{remote}" -> bracketed(this.client.address());
			case "{port}" -> Integer.toString(this.client.port());
			case "{local}" -> (this.server != null) ? bracketed(this.server) : "-";
			case "{size}" -> Integer.toString(WireForm.size(this.query).orElse(0));
			case "{>id}" -> Integer.toString(this.client.id());
			case "{>opcode}" -> "0";
			case "{>do}" -> "false";
			case "{>bufsize}" -> Integer.toString(this.tcp ? 65535 : WireForm.UDP_LIMIT);
			case "{rcode}" -> written() ? this.response.rcode() : "NOERROR";
			case "{>rflags}" -> written() ? flags() : "-";
			case "{rsize}" -> Integer.toString(written() ? UncompressedSize.of(this.query, this.response) : 0);
			case "{duration}" -> BigDecimal.valueOf(nanos(), 9).stripTrailingZeros().toPlainString() + "s";
			default -> placeholder.startsWith("{/") ? "-" : placeholder;
		};
	}

	private static String bracketed(IpAddress address) {
		return address.isV4() ? address.toString() : "[" + address + "]";
	}

	private String flags() {
		return "qr" + (this.response.authoritative() ? ",aa" : "") + (this.truncated ? ",tc" : "") + ",rd"
				+ (this.response.authoritative() ? "" : ",ra");
	}

	private long nanos() {
		long waited = this.response.error().endsWith("i/o timeout") ? READ_TIMEOUT_SECONDS * 1_000_000_000L : 0;
		String question = this.query.name() + this.query.type() + this.query.client();
		return waited + 100_000 + Math.floorMod(question.hashCode() * 31, 300_000);
	}

}
