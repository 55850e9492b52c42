package io.packetwalk.clusterdns;

import java.util.List;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/**
 * Answers too long for UDP: as many records as fit, answers first, and the TC bit when
 * any had to go (<a href=
 * "https://github.com/miekg/dns/blob/master/msg_truncate.go">msg_truncate.go</a>, which
 * CoreDNS uses).
 *
 * @param response what is sent
 * @param truncated the TC bit
 */
record Truncation(Response response, boolean truncated) {

	static Truncation of(Query query, Response response, boolean tcp) {
		if (tcp || atMost(query, response) <= WireForm.UDP_LIMIT) {
			return new Truncation(response, response.truncated());
		}
		List<Reply.Record> records = WireForm.together(response.answers(), response.authority(), response.additional());
		int most = WireForm.fitting(query.name(), query.type(), records, WireForm.UDP_LIMIT);
		return (most == records.size()) ? new Truncation(response, response.truncated())
				: new Truncation(shortened(response, most), true);
	}

	/**
	 * The length if no name were compressed: when even that fits, nothing need be
	 * encoded.
	 */
	private static int atMost(Query query, Response response) {
		int length = 12 + query.name().length() + 5;
		for (List<Reply.Record> section : List.of(response.answers(), response.authority(), response.additional())) {
			for (Reply.Record record : section) {
				length += record.name().length() + 11 + record.data().length() + 20;
			}
		}
		return length;
	}

	private static Response shortened(Response response, int most) {
		int answers = Math.min(most, response.answers().size());
		int authority = Math.min(most - answers, response.authority().size());
		return new Response(response.rcode(), response.answers().subList(0, answers),
				response.authority().subList(0, authority),
				response.additional().subList(0, most - answers - authority), response.authoritative(), response.why(),
				response.error());
	}

}
