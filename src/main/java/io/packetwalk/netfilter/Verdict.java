package io.packetwalk.netfilter;

import io.packetwalk.net.IpAddress;

/** How a table's chain ended for one packet. */
public sealed interface Verdict {

	/** It goes on. */
	record Accept() implements Verdict {
	}

	/** It vanishes. */
	record Drop() implements Verdict {
	}

	/** It vanishes and the sender is told, e.g. {@code icmp-port-unreachable}. */
	record Reject(String with) implements Verdict {
	}

	/** The connection's destination is rewritten. */
	record Dnat(IpAddress address, int port) implements Verdict {
	}

	/**
	 * The connection's destination is rewritten to the address of the device it came in
	 * by, and to this port.
	 */
	record Redirect(int port) implements Verdict {
	}

	/** The connection's source is rewritten to this address. */
	record Snat(IpAddress address) implements Verdict {
	}

	/** The connection's source is rewritten to the outgoing device's address. */
	record Masquerade(boolean randomFully) implements Verdict {
	}

}
