package io.packetwalk.ipvs;

import java.util.List;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;

/**
 * {@code wrr}: rounds for falling weights. Each round serves the real servers that weigh
 * at least as much, from the heaviest weight down to 1, then it begins again.
 */
final class WeightedRoundRobin implements Chooser {

	private final int heaviest;

	private final int step;

	/** Where the last turn was; -1 before the first of a round. */
	private int at = -1;

	private int wanted;

	WeightedRoundRobin(VirtualServer server) {
		this.step = Math.max(1, server.realServers().stream().mapToInt(RealServer::weight).reduce(0, Weights::gcd));
		this.heaviest = server.realServers().stream().mapToInt(RealServer::weight).max().orElse(0) - (this.step - 1);
		this.wanted = this.heaviest;
	}

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		if (this.heaviest <= 0) {
			return Chooser.nobody("weighted round robin");
		}
		List<RealServer> real = server.realServers();
		while (true) {
			while (++this.at < real.size()) {
				RealServer next = real.get(this.at);
				if (next.weight() >= this.wanted) {
					return new Pick(next, "weighted round robin: weight " + next.weight()
							+ ", this round serves those of " + this.wanted + " or more");
				}
			}
			this.at = -1;
			this.wanted = (this.wanted > this.step) ? this.wanted - this.step : this.heaviest;
		}
	}

}
