package io.packetwalk.ipvs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;

/** {@code rr}: one after the other, those without weight left out. */
final class RoundRobin implements Chooser {

	private @Nullable RealServer last;

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		List<RealServer> real = server.realServers();
		int start = (this.last != null) ? real.indexOf(this.last) : -1;
		for (int step = 1; step <= real.size(); step++) {
			RealServer next = real.get((start + step) % real.size());
			if (next.weight() > 0) {
				String why = (this.last == null) ? "the first turn" : "next after " + this.last.text();
				this.last = next;
				return new Pick(next, "round robin: " + why);
			}
		}
		return Chooser.nobody("round robin");
	}

}
