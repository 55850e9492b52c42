package io.packetwalk.clusterdns.server;

import io.packetwalk.net.IpAddress;

/** The DNS servers CoreDNS can forward to. */
public interface Upstreams {

	/** What a server answers; {@code TIMEOUT} when nothing comes back. */
	Response ask(IpAddress server, Query query);

	/** Whether a server answers the health checks that run all the time. */
	default boolean healthy(IpAddress server) {
		return true;
	}

}
