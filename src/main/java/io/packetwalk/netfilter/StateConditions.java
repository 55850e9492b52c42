package io.packetwalk.netfilter;

import java.util.EnumSet;
import java.util.stream.Collectors;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Conditions.Check;
import io.packetwalk.netfilter.Match.CtFlag;

/** Tests what the kernel remembers: connections and recent sources. */
final class StateConditions {

	private StateConditions() {
	}

	static Check ctstate(Surroundings around, Match.Ctstate wanted) {
		EnumSet<CtFlag> flags = EnumSet.of(CtFlag.valueOf(around.state().name()));
		if (around.snat()) {
			flags.add(CtFlag.SNAT);
		}
		if (around.dnat()) {
			flags.add(CtFlag.DNAT);
		}
		boolean holds = flags.stream().anyMatch(wanted.flags()::contains);
		String says = flags.stream().map(Enum::name).collect(Collectors.joining(","));
		return new Check(holds, "ctstate is " + says).negatedIf(wanted.negated());
	}

	/** {@code -m state} knows no SNAT or DNAT. */
	static Check state(Surroundings around, Match.State wanted) {
		boolean holds = wanted.flags().contains(CtFlag.valueOf(around.state().name()));
		return new Check(holds, "state is " + around.state()).negatedIf(wanted.negated());
	}

	static Check connmark(int mark, Match.ConnMark wanted) {
		return new Check((mark & wanted.mask()) == wanted.value(), "connmark is " + TargetText.hex(mark))
			.negatedIf(wanted.negated());
	}

	static Check recent(Surroundings around, Packet packet, Match.Recent recent) {
		IpAddress address = recent.source() ? packet.src() : packet.dst();
		RecentLists lists = around.recent();
		boolean held = lists.holds(recent.list(), address);
		switch (recent.option()) {
			case "--set" -> lists.remember(recent.list(), address);
			case "--remove" -> lists.forget(recent.list(), address);
			default -> {
			}
		}
		if (recent.option().equals("--set")) {
			return new Check(true, address + " is noted in list " + recent.list()).negatedIf(recent.negated());
		}
		return new Check(held, address + (held ? " is in list " : " is not in list ") + recent.list())
			.negatedIf(recent.negated());
	}

}
