package io.packetwalk.clusterdns.plugin;

import java.util.List;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/whoami/">whoami</a>: tells every client its
 * address. The SRV record with its port is left out: plugins do not see the port here.
 */
final class Whoami implements Plugin {

	@Override
	public Response serve(Query query, Handler next) {
		Reply.Record client = new Reply.Record(query.name(), query.client().isV4() ? "A" : "AAAA", 0,
				query.client().toString());
		return new Response("NOERROR", List.of(), List.of(), List.of(client), true,
				"whoami: the client's address, beside an empty answer", "");
	}

}
