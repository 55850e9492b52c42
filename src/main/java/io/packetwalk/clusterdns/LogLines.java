package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;

/**
 * What CoreDNS's <a href="https://coredns.io/plugins/log/">log</a> and
 * <a href="https://coredns.io/plugins/errors/">errors</a> plugins print. Source port,
 * message id and duration differ each time in reality; they are made from the question.
 */
final class LogLines {

	private LogLines() {
	}

	static String of(Site site, Query query, Truncation sent, boolean tcp) {
		Response response = sent.response();
		List<String> lines = new ArrayList<>();
		if (site.logs()) {
			lines.add("[INFO] %s - %d \"%s IN %s %s %d false %d\" %s %s %d %s".formatted(
					query.client().withPort(32768 + mark(query, 28231)), mark(query, 65536), query.type(),
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
