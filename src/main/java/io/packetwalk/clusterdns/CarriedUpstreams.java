package io.packetwalk.clusterdns;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Upstreams;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

/**
 * Upstreams that packets have to reach first.
 *
 * @param outside knows which servers answer health checks
 * @param forwarding carries the questions
 * @param tcp whether the client asked over TCP: forward keeps to the client's protocol
 */
record CarriedUpstreams(OutsideServers outside, Forwarding forwarding, boolean tcp) implements Upstreams {

	@Override
	public Response ask(IpAddress server, Query query) {
		DnsAnswer answer = this.forwarding.ask(new Question(query.name(), query.type(), server, this.tcp, 1),
				query.depth() + 1);
		String rcode = answer.reply().rcode();
		return new Response(rcode.equals("UNREACHABLE") ? "TIMEOUT" : rcode, answer.reply().answers(),
				answer.authority(), answer.additional(), answer.reply().authoritative(), answer.why(), "")
			.withTruncated(answer.reply().truncated());
	}

	@Override
	public boolean healthy(IpAddress server) {
		return this.outside.answers(server);
	}

}
