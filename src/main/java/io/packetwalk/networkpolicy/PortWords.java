package io.packetwalk.networkpolicy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.net.Protocol;

/** What ports a rule wants, and which one is dialled instead. */
final class PortWords {

	private PortWords() {
	}

	/** {@code TCP 80 or UDP "dns"}. */
	static String wants(List<PolicyPort> ports) {
		return Words.or(ports.stream().map(PolicyPort::toString).toList());
	}

	/** What is there instead, e.g. {@code the connection is to UDP 53}. */
	static String found(List<PolicyPort> ports, Traffic traffic) {
		String dialled = traffic.protocol().hasPorts() ? "the connection is to " + traffic.portText()
				: traffic.protocol() + " has no ports";
		List<String> names = ports.stream()
			.filter((port) -> port.name() != null)
			.map((port) -> named(port.name(), port.protocol(), traffic))
			.toList();
		return dialled + (names.isEmpty() ? "" : ", and " + Words.and(names));
	}

	private static String named(String name, @Nullable Protocol protocol, Traffic traffic) {
		Pod destination = traffic.destination();
		if (destination == null) {
			return traffic.other() + " is no pod that could name a port \"" + name + "\"";
		}
		Protocol wanted = (protocol != null) ? protocol : traffic.protocol();
		List<String> numbers = PortMatch.named(destination, wanted)
			.stream()
			.filter((port) -> name.equals(port.name()))
			.map(ContainerPort::port)
			.map(String::valueOf)
			.toList();
		return numbers.isEmpty() ? destination.key() + " has no " + wanted + " port named \"" + name + "\""
				: "\"" + name + "\" of " + destination.key() + " is " + wanted + " " + Words.or(numbers);
	}

}
