package io.packetwalk.net;

import java.util.Locale;
import java.util.Optional;

/** The transport protocols a packet can carry. */
public enum Protocol {

	TCP(6), UDP(17), SCTP(132), ICMP(1),

	/** IP in IP: what an IPIP tunnel carries between nodes; nobody can ask for it. */
	IPIP(4);

	private final int number;

	Protocol(int number) {
		this.number = number;
	}

	/** The IANA protocol number. */
	public int number() {
		return this.number;
	}

	/** As iptables, conntrack and URLs write it. */
	public String lower() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether packets of this protocol carry ports. */
	public boolean hasPorts() {
		return this != ICMP && this != IPIP;
	}

	/** Reads a name, ignoring case. */
	public static Optional<Protocol> parse(String name) {
		for (Protocol protocol : values()) {
			if (protocol != IPIP && protocol.name().equalsIgnoreCase(name)) {
				return Optional.of(protocol);
			}
		}
		return Optional.empty();
	}

}
