package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;

/**
 * What CoreDNS's <a href="https://coredns.io/plugins/log/">log</a> and
 * <a href="https://coredns.io/plugins/errors/">errors</a> plugins print. The
 * duration differs each time in reality; it is made from the question.
 */
final class LogLines {

	private LogLines() {
	}

	static String of(Site site, Query query, Asker client, Truncation sent, boolean tcp) {
		Response response = sent.response();
		List<String> lines = new ArrayList<>();
		if (site.logs()) {
			lines.add("[INFO] %s - %d \"%s IN %s %s %d false %d\" %s %s %d %s".formatted(
					client.address().withPort(client.port()), client.id(), query.type(),
					query.lowerName(), tcp ? "tcp" : "udp", WireForm.size(query).orElse(0),
					tcp ? 65535 : WireForm.UDP_LIMIT, response.rcode(), flags(response, sent.truncated()),
					WireForm.size(query, response).orElse(0), "0.%09ds".formatted(100_000 + mark(query, 300_000))));
		}
		if (site.logsErrors() && response.error().startsWith("[ERROR]")) {
			lines.add(response.error());
		}
		return String.join("\n", lines);
	}

	private static String flags(Response response, boolean truncated) {
		return "qr" + (response.authoritative() ? ",aa" : "") + (truncated ? ",tc" : "") + ",rd"
				+ (response.authoritative() ? "" : ",ra");
	}

	private static int mark(Query query, int range) {
		return Math.floorMod((query.name() + query.type() + query.client()).hashCode() * 31, range);
	}

}
