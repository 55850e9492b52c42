package io.packetwalk.nftables;

import java.util.List;
import java.util.Set;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.RecentLists;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;

/** A node at 192.168.0.2, and packets for it. */
final class NftTrials {

	private NftTrials() {
	}

	/** Draws this number wherever there is a choice. */
	record Always(int number) implements Dice {

		@Override
		public Draw roll(String table, Chain chain, int index, double probability) {
			throw new IllegalStateException("nothing is rolled for in nftables");
		}

		@Override
		public Pick pick(String table, String chain, int index, List<String> candidates) {
			return new Pick(Math.min(this.number, candidates.size() - 1),
					"drew " + this.number + " of " + String.join(", ", candidates));
		}

	}

	static Surroundings around(int number) {
		return around(ConntrackState.NEW, false, number);
	}

	static Surroundings around(ConntrackState state, boolean dnat, int number) {
		Set<IpAddress> own = Set.of(IpAddress.of("192.168.0.2"), IpAddress.of("127.0.0.1"));
		return new Surroundings("cni0", null, state, dnat, false, own::contains, new Always(number), new RecentLists());
	}

	static Packet tcp(String src, String dst, int dport) {
		return packet(Protocol.TCP, src, dst, dport, "SYN");
	}

	static Packet packet(Protocol protocol, String src, String dst, int dport, String flags) {
		return Packet.fromSocket(
				new FiveTuple(protocol, IpAddress.of(src), protocol.hasPorts() ? 40000 : 0, IpAddress.of(dst), dport),
				flags);
	}

	/** Runs a packet through the one base chain at PREROUTING. */
	static Traversal run(String rules, Packet packet, Surroundings around) {
		return NftRuleset.parse(rules).at(Hook.PREROUTING).getFirst().run(packet, around);
	}

	/** A table with these rules at PREROUTING and a chain {@code x}. */
	static String chain(String family, String... rules) {
		return "table " + family
				+ " t {\nchain x {\n}\nchain c {\ntype filter hook prerouting priority 0; policy accept;\n"
				+ String.join("\n", rules) + "\n}\n}\n";
	}

}
