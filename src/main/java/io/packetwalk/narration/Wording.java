package io.packetwalk.narration;

import java.util.Optional;
import java.util.function.Function;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * How things are called.
 *
 * @param names what an address belongs to
 */
record Wording(Function<IpAddress, Optional<String>> names) {

	/** {@code 10.244.2.9 (pod shop/web-0)}. */
	String address(IpAddress address) {
		return this.names.apply(address).map((name) -> address + " (" + name + ")").orElse(address.toString());
	}

	/** {@code pod shop/web-0}, or the bare address. */
	String name(IpAddress address) {
		return this.names.apply(address).orElse(address.toString());
	}

	String endpoint(IpAddress address, int port, Protocol protocol) {
		return protocol.hasPorts() ? address.withPort(port) : address.toString();
	}

	/** {@code pod web-0} without its namespace: what a story says. */
	String shortName(IpAddress address) {
		return name(address).replaceFirst("^(\\w+) [^/ ]+/", "$1 ");
	}

}
