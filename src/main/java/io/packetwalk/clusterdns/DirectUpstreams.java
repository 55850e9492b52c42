package io.packetwalk.clusterdns;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Upstreams;
import io.packetwalk.net.IpAddress;

/**
 * Upstreams with nothing in the way.
 *
 * @param dns who knows what they answer
 */
record DirectUpstreams(ClusterDns dns) implements Upstreams {

	@Override
	public Response ask(IpAddress server, Query query) {
		return this.dns.upstream(server, query);
	}

	@Override
	public boolean healthy(IpAddress server) {
		return this.dns.healthy(server);
	}

}
