package io.packetwalk.web.api;

import java.util.List;

import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Lookup.Exchange;
import io.packetwalk.resolver.Reply;

/**
 * A name lookup as the API shows it.
 *
 * @param queries every question with its answer, in the order sent
 * @param outcome {@code NOERROR}, {@code NXDOMAIN}, {@code NODATA}, {@code SERVFAIL},
 * {@code REFUSED} or {@code TIMEOUT}
 * @param addresses the addresses found
 */
record DnsView(List<Query> queries, String outcome, List<IpAddress> addresses) {

	static DnsView of(Lookup lookup) {
		return new DnsView(lookup.exchanges().stream().map(Query::of).toList(), outcome(lookup.outcome()),
				lookup.addresses());
	}

	/** A kernel that says nobody listens is, to a resolver, a refusal. */
	private static String outcome(String rcode) {
		return rcode.equals("UNREACHABLE") ? "REFUSED" : rcode;
	}

	record Query(String name, String type, String server, String rcode, List<Reply.Record> answers,
			boolean authoritative) {

		static Query of(Exchange exchange) {
			return new Query(exchange.question().name(), exchange.question().type(),
					exchange.question().server().toString(), exchange.reply().rcode(), exchange.reply().answers(),
					exchange.reply().authoritative());
		}

	}

}
