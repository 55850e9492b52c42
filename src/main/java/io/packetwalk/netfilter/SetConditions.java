package io.packetwalk.netfilter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Conditions.Check;

/** Looks packets up in ipsets, and connections among those of IPVS. */
final class SetConditions {

	private SetConditions() {
	}

	static Check check(Map<String, IpSet> sets, Packet packet, Match.InSet wanted) {
		IpSet set = sets.get(wanted.set());
		if (set == null) {
			return new Check(false, "there is no set " + wanted.set());
		}
		Optional<List<String>> candidates = set.candidates(packet, wanted.source());
		if (candidates.isEmpty()) {
			return new Check(false, "the packet has nothing to look up in a " + set.type()).negatedIf(wanted.negated());
		}
		boolean found = set.contains(candidates.get());
		return new Check(found,
				candidates.get().getFirst() + (found ? " is in set " : " is not in set ") + wanted.set())
			.negatedIf(wanted.negated());
	}

	/** The virtual server is what the connection was opened to. */
	static Check check(Surroundings around, Match.Ipvs wanted) {
		@Nullable ConntrackEntry entry = around.connection();
		if (!around.ipvs() || entry == null) {
			return new Check(false, "not sent on by IPVS");
		}
		FiveTuple opened = entry.original();
		Cidr range = wanted.address();
		boolean holds = (range == null || range.contains(opened.dst()))
				&& (wanted.protocol() == 0 || wanted.protocol() == opened.protocol().number())
				&& (wanted.port() == 0 || wanted.port() == opened.dport());
		return new Check(holds,
				"the virtual server is " + opened.protocol() + " " + opened.dst().withPort(opened.dport()));
	}

}
