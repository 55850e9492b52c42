package io.packetwalk.ipvs;

import java.util.List;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * An address and port the kernel balances
 * (<a href="https://man7.org/linux/man-pages/man8/ipvsadm.8.html">ipvsadm(8)</a>).
 *
 * @param protocol TCP, UDP or SCTP
 * @param address its address
 * @param port its port
 * @param scheduler how it picks
 * @param persistentSeconds how long a client stays with its real server, 0: not at all
 * @param realServers where it sends connections, in the order the kernel asks them: the
 * one added last is first in its list
 */
public record VirtualServer(Protocol protocol, IpAddress address, int port, Scheduler scheduler, int persistentSeconds,
		List<RealServer> realServers) {

	public VirtualServer {
		realServers = List.copyOf(realServers);
	}

	/** {@code TCP 10.96.0.1:443}: what names it. */
	public String key() {
		return this.protocol + " " + this.address.withPort(this.port);
	}

}
