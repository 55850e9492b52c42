package io.packetwalk.nftables;

import java.util.Locale;
import java.util.Optional;

import io.packetwalk.net.AddressFamily;

/**
 * The <a href=
 * "https://wiki.nftables.org/wiki-nftables/index.php/Nftables_families">family</a> of a
 * table: which packets it sees.
 */
enum Family {

	IP, IP6, INET, ARP, BRIDGE, NETDEV;

	String keyword() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Family> of(String keyword) {
		for (Family family : values()) {
			if (family.keyword().equals(keyword)) {
				return Optional.of(family);
			}
		}
		return Optional.empty();
	}

	/** Whether its chains are asked about IP packets of this family at the IP hooks. */
	boolean sees(AddressFamily packets) {
		return switch (this) {
			case IP -> packets == AddressFamily.IPV4;
			case IP6 -> packets == AddressFamily.IPV6;
			case INET -> true;
			case ARP, BRIDGE, NETDEV -> false;
		};
	}

	/** Whether its chains stand at the five hooks of IP. */
	boolean routed() {
		return this == IP || this == IP6 || this == INET;
	}

}
