package io.packetwalk.ipvs;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;

/**
 * {@code mh}, <a href=
 * "https://www.usenix.org/system/files/conference/nsdi16/nsdi16-paper-eisenbud.pdf">Maglev
 * hashing</a>: every real server claims the free place of a table it likes best, in turns
 * by weight; source address and port then hash to a place. With the port, as kube-proxy
 * asks for ({@code mh-port}).
 */
final class Maglev implements Chooser {

	/** The kernel's default table, a prime ({@code CONFIG_IP_VS_MH_TAB_INDEX} 12). */
	private static final int PLACES = 4093;

	private static final int TABLE_BITS = 6;

	private final @Nullable RealServer[] table = new RealServer[PLACES];

	Maglev(VirtualServer server) {
		int gcd = server.realServers().stream().mapToInt(RealServer::weight).reduce(0, Weights::gcd);
		if (gcd > 0) {
			populate(server.realServers(), gcd);
		}
	}

	private void populate(List<RealServer> servers, int gcd) {
		int most = servers.stream().mapToInt(RealServer::weight).max().orElseThrow() / gcd;
		int shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(most) - TABLE_BITS);
		long[] wish = servers.stream().mapToLong((real) -> SipHash.FIRST.hash(key(real)) % PLACES).toArray();
		long[] skip = servers.stream().mapToLong((real) -> SipHash.SECOND.hash(key(real)) % (PLACES - 1) + 1).toArray();
		BitSet taken = new BitSet(PLACES);
		while (true) {
			for (int i = 0; i < servers.size(); i++) {
				for (int turn = turns(servers.get(i), gcd, shift); turn > 0; turn--) {
					while (taken.get((int) wish[i])) {
						wish[i] = (wish[i] + skip[i]) % PLACES;
					}
					taken.set((int) wish[i]);
					this.table[(int) wish[i]] = servers.get(i);
					if (taken.cardinality() == PLACES) {
						return;
					}
				}
			}
		}
	}

	private static int turns(RealServer real, int gcd, int shift) {
		int turns = (real.weight() / gcd) >> shift;
		return (turns == 0 && real.weight() != 0) ? 1 : turns;
	}

	private static int key(RealServer real) {
		return real.port() + HashBuckets.fold(real.address());
	}

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		int place = (int) (SipHash.FIRST.hash(connection.sport() + HashBuckets.fold(connection.src())) % PLACES);
		@Nullable RealServer real = this.table[place];
		return (real == null) ? Chooser.nobody("maglev hashing") : new Pick(real, "maglev hashing: "
				+ connection.src().withPort(connection.sport()) + " falls on place " + place + " of " + PLACES);
	}

}
