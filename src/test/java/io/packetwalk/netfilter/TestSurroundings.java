package io.packetwalk.netfilter;

import java.util.Set;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

/** A node at 192.168.0.2, and packets for it. */
final class TestSurroundings {

	static final Dice NEVER = new LoadedDice((probability) -> false, "seed 42 drew 0.731");

	private TestSurroundings() {
	}

	static Surroundings newConnection() {
		return with(ConntrackState.NEW, false, NEVER);
	}

	static Surroundings with(ConntrackState state, boolean dnat, Dice dice) {
		Set<IpAddress> own = Set.of(IpAddress.of("192.168.0.2"), IpAddress.of("127.0.0.1"));
		return new Surroundings("cni0", null, state, dnat, false, own::contains, dice, new RecentLists());
	}

	static Packet tcp(String src, String dst, int dport) {
		return Packet.fromSocket(new FiveTuple(Protocol.TCP, IpAddress.of(src), 40000, IpAddress.of(dst), dport),
				"SYN");
	}

}
