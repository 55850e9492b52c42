package io.packetwalk.walk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

import org.jspecify.annotations.Nullable;

/** The devices of one node: the bridge and the cables on it, the tunnel, the card. */
final class NodeDevices {

	private final Journey journey;

	private final Network network;

	private final NodePlane node;

	private final NetworkNamespace namespace;

	private final TunnelEnd tunnelEnd;

	private final PolicyGate gate;

	/** By the namespace at the other end: looked up only. */
	private final Map<String, Link.Veth> cables = new HashMap<>();

	NodeDevices(Journey journey, Network network, NodePlane node) {
		this.journey = journey;
		this.network = network;
		this.node = node;
		this.namespace = node.namespace();
		this.tunnelEnd = new TunnelEnd(journey, node, this);
		this.gate = new PolicyGate(journey, node.name());
	}

	TunnelEnd tunnelEnd() {
		return this.tunnelEnd;
	}

	/** The node's end of a pod's cable. */
	Optional<Link.Veth> cableOf(String pod) {
		if (this.cables.isEmpty()) {
			this.namespace.links()
				.stream()
				.filter((link) -> link instanceof Link.Veth)
				.map(Link.Veth.class::cast)
				.forEach((cable) -> this.cables.putIfAbsent(cable.peerNamespace(), cable));
		}
		return Optional.ofNullable(this.cables.get("pod/" + pod));
	}

	/** The device that unwraps what came in a tunnel. */
	Optional<Link> tunnel(Tunnel outer) {
		return this.namespace.links().stream().filter((link) -> switch (link) {
			case Link.Vxlan vxlan -> outer.kind().equals("VXLAN") && vxlan.vni() == outer.vni();
			case Link.Ipip ipip -> outer.kind().equals("IPIP");
			default -> false;
		}).findFirst();
	}

	/** Who answers ARP for an address on the node's bridge. */
	Optional<MacAddress> macOnBridge(IpAddress address) {
		return bridgeWith(address).or(() -> podHere(address).flatMap(this.journey.plane()::pod)
			.flatMap((pod) -> pod.link("eth0"))
			.map(Link::mac));
	}

	private Optional<MacAddress> bridgeWith(IpAddress address) {
		return !this.namespace.owns(address) ? Optional.empty()
				: this.namespace.links()
					.stream()
					.filter((link) -> link instanceof Link.Bridge)
					.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(address)))
					.map(Link::mac)
					.findFirst();
	}

	private Optional<String> podHere(IpAddress address) {
		return this.journey.plane()
			.cluster()
			.podAt(address)
			.filter((pod) -> this.node.name().equals(pod.node()))
			.map((pod) -> pod.key())
			.filter((key) -> this.journey.plane().pod(key).isPresent());
	}

	/** Sends a packet out by the device a route names. */
	Arrival leave(Transit transit, Route route) {
		IpAddress nextHop = (route.via() != null) ? route.via() : transit.packet().dst();
		return switch (this.namespace.link(route.dev()).orElseThrow()) {
			case Link.Bridge bridge -> ontoBridge(transit, bridge.name(), null, false);
			case Link.Vxlan vxlan -> this.tunnelEnd.encapsulate(transit, vxlan, nextHop);
			case Link.Ethernet card -> ontoWire(transit, card, nextHop);
			case Link.Veth cable -> intoCable(transit, cable, nextHop);
			case Link.Ipip ipip -> this.tunnelEnd.encapsulate(transit, ipip, nextHop);
			case Link.Dummy dummy -> new Arrival.Reached(new Station.OnNode(this.node.name(), null), transit.packet());
			case Link.Loopback lo -> new Arrival.Reached(new Station.OnNode(this.node.name(), null), transit.packet());
		};
	}

	/** Hands a routed packet to the one pod at the cable's other end. */
	private Arrival intoCable(Transit transit, Link.Veth cable, IpAddress nextHop) {
		Packet packet = transit.packet();
		Stop stop = Stop.device(this.node.name(), cable.name());
		String pod = cable.peerNamespace().substring("pod/".length());
		Optional<MacAddress> mac = this.namespace.neighbour(nextHop, cable.name())
			.map(Neighbour::mac)
			.or(() -> this.journey.plane()
				.pod(pod)
				.filter((inside) -> inside.owns(nextHop))
				.flatMap((inside) -> inside.link(cable.peerName()))
				.map(Link::mac));
		if (mac.isEmpty()) {
			transit.leg().add(() -> RoutingWords.noNeighbour(packet, nextHop, cable.name(), stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = packet.withFrame(cable.mac(), mac.get());
		transit.leg().add(() -> RoutingWords.neighbour(packet, framed, nextHop, cable.name(), mac.get(), stop));
		return overTheCable(transit.with(framed), cable, pod, stop);
	}

	/**
	 * Hands a packet to the pod on the bridge that has its destination.
	 * @param from the port it came in by when it is bridged, null when it was routed
	 * @param bridged whether the frame keeps its source address
	 */
	Arrival ontoBridge(Transit transit, String bridge, Link.@Nullable Veth from, boolean bridged) {
		Packet packet = transit.packet();
		Stop stop = Stop.device(this.node.name(), bridge);
		Link device = this.namespace.link(bridge).orElseThrow();
		Optional<String> pod = podHere(packet.dst());
		Optional<MacAddress> mac = macOnBridge(packet.dst());
		if (pod.isEmpty() || mac.isEmpty()) {
			transit.leg().add(() -> RoutingWords.noNeighbour(packet, packet.dst(), bridge, stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = packet.withFrame(bridged ? packet.srcMac() : device.mac(), mac.get());
		transit.leg().add(() -> RoutingWords.neighbour(packet, framed, packet.dst(), bridge, mac.get(), stop));
		Link.Veth cable = cableOf(pod.get()).orElseThrow();
		if (from != null && from.equals(cable) && device instanceof Link.Bridge port && !port.hairpin()) {
			transit.leg()
				.add(() -> StepDraft.of(StepType.DROP, "Hairpin mode is off", stop)
					.story(StoryStage.NODE)
					.packet(framed));
			return new Arrival.Vanished(Disposition.DROPPED_BY_RULE);
		}
		return overTheCable(transit.with(framed), cable, pod.get(), stop);
	}

	/**
	 * A frame that stays within the switch and never meets iptables
	 * (bridge-nf-call-iptables=0).
	 */
	Arrival switched(Transit transit, Link.Veth from) {
		Packet packet = transit.packet();
		Stop stop = Stop.device(this.node.name(), java.util.Objects.requireNonNull(from.master()));
		return podHere(packet.dst()).map((pod) -> overTheCable(transit, cableOf(pod).orElseThrow(), pod, stop))
			.orElseGet(() -> new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE));
	}

	/** A mark is the kernel's note on a packet: it does not leave the namespace. */
	private Arrival overTheCable(Transit transit, Link.Veth cable, String pod, Stop stop) {
		Optional<Arrival> denied = this.gate.entering(transit, pod);
		if (denied.isPresent()) {
			return denied.get();
		}
		transit.leg()
			.add(() -> StepDraft.of(StepType.TRANSMIT, "Into the pod's cable " + cable.name(), stop)
				.level(Level.KERNEL)
				.packet(transit.packet(), transit.packet().withMark(0))
				.command("ip link show " + cable.name()));
		Transit unmarked = transit.with(transit.packet().withMark(0));
		return this.network.pods().receive(new Station.InPod(pod, this.node.name()), unmarked);
	}

	/** Sends a frame, or an outer datagram, out by the node's card. */
	Arrival ontoWire(Transit transit, Link.Ethernet card, IpAddress nextHop) {
		Packet packet = transit.packet();
		Stop stop = Stop.device(this.node.name(), card.name());
		Optional<MacAddress> mac = this.namespace.neighbour(nextHop, card.name())
			.map(Neighbour::mac)
			.or(() -> this.network.underlay().macOf(nextHop));
		if (mac.isEmpty()) {
			transit.leg().add(() -> RoutingWords.noNeighbour(packet, nextHop, card.name(), stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Tunnel tunnel = packet.outer();
		Packet framed = (tunnel != null) ? packet.withOuter(tunnel.withFrame(card.mac(), mac.get()))
				: packet.withFrame(card.mac(), mac.get());
		transit.leg().add(() -> RoutingWords.neighbour(packet, framed, nextHop, card.name(), mac.get(), stop));
		transit.leg()
			.add(() -> StepDraft.of(StepType.TRANSMIT, "Leaves " + this.node.name() + " by " + card.name(), stop)
				.level(Level.KERNEL)
				.packet(framed, framed.withMark(0))
				.command("tcpdump -ni " + card.name()));
		return this.network.underlay().carry(transit.with(framed.withMark(0)), nextHop);
	}

}
