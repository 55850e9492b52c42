package io.packetwalk.ipvs;

import io.packetwalk.net.IpAddress;

/**
 * A place a virtual server sends connections to, by masquerading.
 *
 * @param address its address
 * @param port its port
 * @param weight its share; 0 gets nothing new
 */
public record RealServer(IpAddress address, int port, int weight) {

	/** {@code ip:port}, IPv6 in brackets. */
	public String text() {
		return this.address.withPort(this.port);
	}

}
