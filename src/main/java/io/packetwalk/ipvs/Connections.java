package io.packetwalk.ipvs;

import java.util.HashMap;
import java.util.Map;

import io.packetwalk.net.Protocol;

/**
 * How many connections each real server of one virtual server has. None ends within one
 * request.
 */
final class Connections {

	private final Map<RealServer, Integer> active = new HashMap<>();

	private final Map<RealServer, Integer> inactive = new HashMap<>();

	/** A TCP connection is active from its SYN on; the kernel knows no active UDP. */
	void open(RealServer server, Protocol protocol) {
		((protocol == Protocol.TCP) ? this.active : this.inactive).merge(server, 1, Integer::sum);
	}

	int active(RealServer server) {
		return this.active.getOrDefault(server, 0);
	}

	int inactive(RealServer server) {
		return this.inactive.getOrDefault(server, 0);
	}

	/** What the least-connection schedulers weigh: an active one counts as 256 others. */
	long overhead(RealServer server) {
		return active(server) * 256L + inactive(server);
	}

}
