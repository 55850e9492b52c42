package io.packetwalk.clusterdns;

import java.util.List;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/**
 * Answers too long for UDP: extra sections go first, then records until the rest fits.
 *
 * @param response what is sent
 * @param truncated the TC bit
 */
record Truncation(Response response, boolean truncated) {

	static Truncation of(Query query, Response response, boolean tcp) {
		if (tcp || fits(query, response)) {
			return new Truncation(response, false);
		}
		Response bare = with(response, response.answers());
		if (fits(query, bare)) {
			return new Truncation(bare, false);
		}
		List<Reply.Record> answers = response.answers();
		int most = answers.size();
		while (most > 0 && !fits(query, with(response, answers.subList(0, most)))) {
			most--;
		}
		return new Truncation(with(response, answers.subList(0, most)), true);
	}

	private static boolean fits(Query query, Response response) {
		return atMost(query, response) <= WireForm.UDP_LIMIT
				|| WireForm.size(query, response).orElse(0) <= WireForm.UDP_LIMIT;
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

	private static Response with(Response response, List<Reply.Record> answers) {
		return new Response(response.rcode(), answers, List.of(), List.of(), response.authoritative(), response.why(),
				response.error());
	}

}
