package io.packetwalk.controlplane.setup;

import java.util.Arrays;
import java.util.Optional;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/** Reads the comma-separated ranges of Kubernetes flags, one a family. */
final class Addresses {

	private Addresses() {
	}

	/** The first IPv4 range of a list such as {@code 10.244.0.0/16,fd00:10:244::/56}. */
	static Optional<Cidr> firstV4(String ranges) {
		return first(ranges, AddressFamily.IPV4);
	}

	/** The first range of a family. */
	static Optional<Cidr> first(String ranges, AddressFamily family) {
		return Arrays.stream(ranges.split(","))
			.filter((range) -> range.contains("/"))
			.flatMap((range) -> Cidr.parse(range).stream())
			.filter((range) -> range.address().family() == family)
			.map(Cidr::network)
			.findFirst();
	}

}
