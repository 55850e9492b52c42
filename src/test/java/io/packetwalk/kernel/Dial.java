package io.packetwalk.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/**
 * What one leg's client does: from where it sends, and to which address and port.
 *
 * @param namespace the client's network namespace, {@code outside} for strangers
 * @param source the client's address
 * @param protocol the protocol
 * @param address the address dialled
 * @param port the port dialled, 0 for ICMP
 * @param socket the client's port in our walk: legs that share it share a socket
 * @param balanced the node a load balancer sent each address to
 */
record Dial(String namespace, IpAddress source, Protocol protocol, IpAddress address, int port, int socket,
		Map<IpAddress, String> balanced) {

	/** Empty for a leg that sends nothing. */
	static Optional<Dial> of(Leg leg) {
		return leg.hops()
			.stream()
			.filter((hop) -> hop.direction() == Direction.FORWARD)
			.flatMap((hop) -> hop.steps()
				.stream()
				.filter((step) -> step.type() == StepType.SEND && step.packet() != null)
				.map((step) -> of(leg, hop.place(), packet(step))))
			.findFirst();
	}

	private static Dial of(Leg leg, Place place, Packet packet) {
		return new Dial(namespace(place), packet.src(), packet.protocol(), packet.dst(), packet.dport(), packet.sport(),
				balanced(leg.hops()));
	}

	private static Packet packet(Step step) {
		return java.util.Objects.requireNonNull(step.packet()).before();
	}

	private static String namespace(Place place) {
		return switch (place.kind()) {
			case POD -> "pod/" + place.pod();
			case NODE -> "node/" + place.node();
			case EXTERNAL, WIRE, LOAD_BALANCER -> Wiring.OUTSIDE;
		};
	}

	private static Map<IpAddress, String> balanced(List<Hop> hops) {
		Map<IpAddress, String> nodes = new LinkedHashMap<>();
		for (int i = 0; i + 1 < hops.size(); i++) {
			Hop hop = hops.get(i);
			String node = hops.get(i + 1).place().node();
			boolean asked = hop.place().kind() == Place.Kind.LOAD_BALANCER || hop.steps().stream().anyMatch(Dial::asks);
			if (hop.direction() == Direction.FORWARD && asked && node != null) {
				hop.steps()
					.stream()
					.filter((step) -> step.packet() != null)
					.forEach((step) -> nodes.put(packet(step).dst(), node));
			}
		}
		return nodes;
	}

	/** The router asks who has an address that MetalLB announces. */
	private static boolean asks(Step step) {
		return step.type() == StepType.NEIGHBOUR && step.stop().equals("wire");
	}

	@Override
	public String toString() {
		return this.protocol.lower() + " " + this.namespace + " -> " + this.address.withPort(this.port);
	}

}
