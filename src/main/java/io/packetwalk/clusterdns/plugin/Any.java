package io.packetwalk.clusterdns.plugin;

import java.util.List;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/any/">any</a>: a token answer to questions of type
 * ANY (<a href="https://www.rfc-editor.org/rfc/rfc8482">RFC 8482</a>).
 */
final class Any implements Plugin {

	private static final long TTL = 8482;

	@Override
	public Response serve(Query query, Handler next) {
		return query.type().equals("ANY") ? Response.answer(
				List.of(new Reply.Record(query.name(), "HINFO", TTL, "\"ANY obsoleted\" \"See RFC 8482\"")), false,
				"any: questions of type ANY get a token answer") : next.serve(query);
	}

}
