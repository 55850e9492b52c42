package io.packetwalk.ipvs;

import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;

/** {@code lc}, {@code wlc}, {@code sed} and {@code nq}: whoever has the least to do. */
record LeastConnection(Rule rule) implements Chooser {

	/** What "least" means. */
	enum Rule {

		LC("least connection"), WLC("weighted least connection"), SED("shortest expected delay"), NQ("never queue");

		private final String words;

		Rule(String words) {
			this.words = words;
		}

	}

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		List<RealServer> weighty = server.realServers().stream().filter((real) -> real.weight() > 0).toList();
		if (weighty.isEmpty()) {
			return Chooser.nobody(this.rule.words);
		}
		if (this.rule == Rule.NQ) {
			for (RealServer real : weighty) {
				if (connections.active(real) == 0) {
					return new Pick(real, "never queue: " + real.text() + " is idle");
				}
			}
		}
		RealServer least = switch (this.rule) {
			case LC -> least(weighty, connections::overhead, (real) -> 1);
			case WLC -> least(weighty, connections::overhead, RealServer::weight);
			case SED, NQ -> least(weighty, (real) -> connections.active(real) + 1, RealServer::weight);
		};
		return new Pick(least, this.rule.words + ": " + connections.active(least) + " active, "
				+ connections.inactive(least) + " inactive, weight " + least.weight());
	}

	/** The first of those with the least cost for their weight, as {@code wlc} has it. */
	static @Nullable RealServer weightedLeast(List<RealServer> servers, Connections connections) {
		List<RealServer> weighty = servers.stream().filter((real) -> real.weight() > 0).toList();
		return weighty.isEmpty() ? null : least(weighty, connections::overhead, RealServer::weight);
	}

	private static RealServer least(List<RealServer> servers, ToLongFunction<RealServer> cost,
			ToLongFunction<RealServer> weight) {
		RealServer least = servers.getFirst();
		for (RealServer real : servers) {
			if (cost.applyAsLong(least) * weight.applyAsLong(real) > cost.applyAsLong(real)
					* weight.applyAsLong(least)) {
				least = real;
			}
		}
		return least;
	}

}
