package io.packetwalk.clusterdns.kubernetes;

import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * Something a name stands for: an address, or another name.
 *
 * @param host the address or name
 * @param port the port SRV records name, -1 for none
 * @param owner the name SRV records point to, ending in a dot
 */
record Found(String host, int port, String owner) {

	Optional<IpAddress> address() {
		return IpAddress.parse(this.host);
	}

	/** {@code A}, {@code AAAA} or {@code CNAME}. */
	String type() {
		return address().map((address) -> address.isV4() ? "A" : "AAAA").orElse("CNAME");
	}

	/** The other name, ending in a dot. */
	String target() {
		return this.host.endsWith(".") ? this.host : this.host + ".";
	}

}
