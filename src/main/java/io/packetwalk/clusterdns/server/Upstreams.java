package io.packetwalk.clusterdns.server;

import io.packetwalk.net.IpAddress;

/** The DNS servers CoreDNS can forward to. */
@FunctionalInterface
public interface Upstreams {

	Response ask(IpAddress server, Query query);

}
