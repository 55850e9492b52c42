package io.packetwalk.ipvs;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;

/** A scheduler at work for one virtual server, with all it keeps in mind. */
interface Chooser {

	/** Chooses among real servers, of which there is at least one. */
	Pick choose(VirtualServer server, FiveTuple connection, Connections connections);

	static Chooser of(VirtualServer server) {
		return switch (server.scheduler()) {
			case RR -> new RoundRobin();
			case WRR -> new WeightedRoundRobin(server);
			case LC -> new LeastConnection(LeastConnection.Rule.LC);
			case WLC -> new LeastConnection(LeastConnection.Rule.WLC);
			case SED -> new LeastConnection(LeastConnection.Rule.SED);
			case NQ -> new LeastConnection(LeastConnection.Rule.NQ);
			case SH -> HashBuckets.bySource(server);
			case DH -> HashBuckets.byDestination(server);
			case LBLC -> new Locality(false);
			case LBLCR -> new Locality(true);
			case MH -> new Maglev(server);
		};
	}

	/** What a scheduler says that found nobody. */
	static Pick nobody(String scheduler) {
		return new Pick(null, scheduler + ": no destination available, every real server has weight 0");
	}

}
