package io.packetwalk.clusterdns.plugin;

import java.util.List;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;

/**
 * <a href="https://coredns.io/plugins/minimal/">minimal</a>: leaves out what was not
 * asked for, except where it is the answer: denials, errors and delegations.
 */
final class Minimal implements Plugin {

	@Override
	public Response serve(Query query, Handler next) {
		Response response = next.serve(query);
		boolean answers = response.written() && response.rcode().equals("NOERROR")
				&& (!response.answers().isEmpty() || response.authority().isEmpty());
		return answers ? new Response(response.rcode(), response.answers(), List.of(), List.of(),
				response.authoritative(), response.why(), response.error()) : response;
	}

}
