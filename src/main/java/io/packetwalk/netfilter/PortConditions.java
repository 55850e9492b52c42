package io.packetwalk.netfilter;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Conditions.Check;
import io.packetwalk.netfilter.Match.PortTest;

/** Tests ports. */
final class PortConditions {

	private PortConditions() {
	}

	static Check check(Packet packet, Match.Ports ports) {
		if (packet.protocol() != ports.protocol()) {
			return new Check(false, "protocol is " + packet.protocol().lower());
		}
		Check source = check("sport", packet.sport(), ports.source());
		if (!source.holds() || ports.destination() == null) {
			return source;
		}
		Check destination = check("dport", packet.dport(), ports.destination());
		boolean both = destination.holds() && !source.says().isEmpty();
		return both ? new Check(true, source.says() + ", " + destination.says()) : destination;
	}

	private static Check check(String which, int port, @Nullable PortTest test) {
		if (test == null) {
			return new Check(true, "");
		}
		return new Check(test.range().contains(port) != test.negated(), which + " is " + port);
	}

	static Check check(Packet packet, Match.MultiPort multi) {
		if (!packet.protocol().hasPorts()) {
			return new Check(false, "protocol is " + packet.protocol().lower());
		}
		boolean source = !multi.option().equals("--dports") && holds(multi, packet.sport());
		boolean destination = !multi.option().equals("--sports") && holds(multi, packet.dport());
		String says = switch (multi.option()) {
			case "--sports" -> "sport is " + packet.sport();
			case "--dports" -> "dport is " + packet.dport();
			default -> "sport is " + packet.sport() + ", dport is " + packet.dport();
		};
		return new Check(source || destination, says).negatedIf(multi.negated());
	}

	private static boolean holds(Match.MultiPort multi, int port) {
		return multi.ranges().stream().anyMatch((range) -> range.contains(port));
	}

}
