package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/** Reads a leg of our trace the way the kernel's trace is read. */
final class OurAccount {

	private OurAccount() {
	}

	static Account of(Leg leg) {
		Optional<Packet> taken = delivered(leg);
		return new Account(Outcome.of(leg.disposition()), leg.disposition().name(),
				taken.map((packet) -> packet.dst().withPort(packet.dport())).orElse(null),
				taken.map((packet) -> packet.src().toString()).orElse(null), rules(leg));
	}

	private static Optional<Packet> delivered(Leg leg) {
		return leg.hops()
			.stream()
			.filter((hop) -> hop.direction() == Direction.FORWARD)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.type() == StepType.DELIVER && step.packet() != null)
			.map(OurAccount::before)
			.reduce((first, last) -> last);
	}

	private static Packet before(Step step) {
		return java.util.Objects.requireNonNull(step.packet()).before();
	}

	private static Map<Account.Crossed, List<Tried>> rules(Leg leg) {
		Map<Account.Crossed, List<Tried>> rules = new LinkedHashMap<>();
		for (Hop hop : leg.hops()) {
			if (hop.place().kind() == Place.Kind.NODE) {
				List<Tried> here = rules.computeIfAbsent(
						new Account.Crossed(String.valueOf(hop.place().node()), hop.direction()),
						(key) -> new ArrayList<>());
				hop.steps().forEach((step) -> matched(step, here));
			}
		}
		rules.values().removeIf(List::isEmpty);
		return rules;
	}

	/** Policies are not among the rules the kernel is given. */
	private static void matched(Step step, List<Tried> here) {
		if (step.type() == StepType.POLICY) {
			return;
		}
		step.rules()
			.stream()
			.filter((trial) -> trial.matched())
			.forEach((trial) -> here
				.add(new Tried(trial.table(), trial.chain(), trial.rule(), addresses(before(step)))));
	}

	/** Of a wrapped packet the hooks see the outer header. */
	private static String addresses(Packet packet) {
		return (packet.outer() == null) ? packet.src() + " -> " + packet.dst() + " ttl " + packet.ttl()
				: packet.outer().src() + " -> " + packet.outer().dst() + " ttl " + packet.outer().ttl();
	}

}
