package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.RulesetEvaluator;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.routing.FdbEntry;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
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

	NodeDevices(Journey journey, Network network, NodePlane node) {
		this.journey = journey;
		this.network = network;
		this.node = node;
		this.namespace = node.namespace();
	}

	/** The node's end of a pod's cable. */
	Optional<Link.Veth> cableOf(String pod) {
		return this.namespace.links()
			.stream()
			.filter((link) -> link instanceof Link.Veth veth && veth.peerNamespace().equals("pod/" + pod))
			.map(Link.Veth.class::cast)
			.findFirst();
	}

	Optional<Link.Vxlan> tunnel() {
		return this.namespace.links()
			.stream()
			.filter((link) -> link instanceof Link.Vxlan)
			.map(Link.Vxlan.class::cast)
			.findFirst();
	}

	/** Who answers ARP for an address on the node's bridge. */
	Optional<MacAddress> macOnBridge(IpAddress address) {
		Optional<MacAddress> own = this.namespace.links()
			.stream()
			.filter((link) -> link instanceof Link.Bridge)
			.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(address)))
			.map(Link::mac)
			.findFirst();
		return own.or(() -> podHere(address).flatMap(this.journey.plane()::pod)
			.flatMap((pod) -> pod.link("eth0"))
			.map(Link::mac));
	}

	private Optional<String> podHere(IpAddress address) {
		return this.journey.plane()
			.cluster()
			.podAt(address)
			.filter((pod) -> this.node.name().equals(pod.node()))
			.map((pod) -> pod.key())
			.filter((key) -> this.journey.plane().pod(key).isPresent());
	}

	IpAddress addressOf(String device, IpAddress destination) {
		return this.namespace.link(device)
			.map(Link::addresses)
			.flatMap((held) -> held.stream()
				.map((cidr) -> cidr.address())
				.filter((address) -> address.family() == destination.family())
				.findFirst())
			.orElseGet(() -> this.journey.plane().cluster().node(this.node.name()).orElseThrow().internalIp());
	}

	/** Sends a packet out by the device a route names. */
	Arrival leave(Transit transit, Route route) {
		IpAddress nextHop = (route.via() != null) ? route.via() : transit.packet().dst();
		return switch (this.namespace.link(route.dev()).orElseThrow()) {
			case Link.Bridge bridge -> ontoBridge(transit, bridge.name(), null, false);
			case Link.Vxlan vxlan -> encapsulate(transit, vxlan, nextHop);
			case Link.Ethernet card -> ontoWire(transit, card, nextHop);
			case Link.Veth veth -> this.network.pods()
				.receive(new Station.InPod(veth.peerNamespace().substring("pod/".length()), this.node.name()), transit);
			case Link.Dummy dummy -> new Arrival.Reached(new Station.OnNode(this.node.name(), null), transit.packet());
			case Link.Loopback lo -> new Arrival.Reached(new Station.OnNode(this.node.name(), null), transit.packet());
		};
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
			transit.leg().add(RoutingWords.noNeighbour(packet, packet.dst(), bridge, stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = packet.withFrame(bridged ? packet.srcMac() : device.mac(), mac.get());
		transit.leg().add(RoutingWords.neighbour(packet, framed, packet.dst(), bridge, mac.get(), stop));
		Link.Veth cable = cableOf(pod.get()).orElseThrow();
		if (from != null && from.equals(cable) && device instanceof Link.Bridge port && !port.hairpin()) {
			transit.leg()
				.add(StepDraft.of(StepType.DROP, "Hairpin mode is off", stop).story(StoryStage.NODE).packet(framed));
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

	private Arrival overTheCable(Transit transit, Link.Veth cable, String pod, Stop stop) {
		transit.leg()
			.add(StepDraft.of(StepType.TRANSMIT, "Into the pod's cable " + cable.name(), stop)
				.level(Level.KERNEL)
				.packet(transit.packet())
				.command("ip link show " + cable.name()));
		return this.network.pods().receive(new Station.InPod(pod, this.node.name()), transit);
	}

	private Arrival encapsulate(Transit transit, Link.Vxlan vxlan, IpAddress nextHop) {
		Stop stop = Stop.device(this.node.name(), vxlan.name());
		Packet packet = transit.packet();
		Optional<Neighbour> neighbour = this.namespace.neighbour(nextHop, vxlan.name());
		Optional<FdbEntry> behind = neighbour.flatMap(this.namespace::fdbEntry);
		if (neighbour.isEmpty() || behind.isEmpty()) {
			transit.leg().add(RoutingWords.noNeighbour(packet, nextHop, vxlan.name(), stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = packet.withFrame(vxlan.mac(), neighbour.get().mac());
		transit.leg().add(RoutingWords.neighbour(packet, framed, nextHop, vxlan.name(), neighbour.get().mac(), stop));
		int port = Mix.between(1, "vxlan/" + packet.tuple(), 32768, 60999);
		Tunnel tunnel = new Tunnel("VXLAN", vxlan.vni(), null, null, vxlan.local(), behind.get().destination(), port,
				vxlan.port(), 64);
		Packet wrapped = framed.withMark(0).withOuter(tunnel);
		StepDraft step = StepDraft.of(StepType.ENCAPSULATE, "Wrapped for the other node", stop)
			.packet(framed, wrapped)
			.command("bridge fdb show dev " + vxlan.name());
		boolean story = transit.leg().kind() != Leg.Kind.DNS && transit.direction() == Direction.FORWARD;
		transit.leg().add(story ? step.story(StoryStage.OVERLAY) : step.level(Level.OPERATOR));
		return outerLeaves(transit.with(wrapped), tunnel);
	}

	private Arrival outerLeaves(Transit transit, Tunnel tunnel) {
		Route route = this.namespace.routes().lookup(tunnel.dst()).orElse(null);
		if (route == null) {
			transit.leg().add(RoutingWords.unreachable(transit.packet(), Stop.routing(this.node.name())));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		Optional<Arrival> stopped = outer(transit, tunnel, null, route.dev(),
				"The outer datagram leaves like any other", List.of(Hook.OUTPUT, Hook.POSTROUTING));
		if (stopped.isPresent()) {
			return stopped.get();
		}
		IpAddress nextHop = (route.via() != null) ? route.via() : tunnel.dst();
		return ontoWire(transit, (Link.Ethernet) this.namespace.link(route.dev()).orElseThrow(), nextHop);
	}

	/** The outer datagram of a tunnel arrives, an ordinary UDP packet to this node. */
	Optional<Arrival> outerArrives(Transit transit, String in) {
		Tunnel tunnel = java.util.Objects.requireNonNull(transit.packet().outer());
		return outer(transit, tunnel, in, null, "The outer datagram arrives like any other",
				List.of(Hook.PREROUTING, Hook.INPUT));
	}

	private Optional<Arrival> outer(Transit transit, Tunnel tunnel, @Nullable String in, @Nullable String out,
			String title, List<Hook> hooks) {
		Packet datagram = tunnel.asPacket();
		Flow flow = Flow.track(this.journey.conntrack(this.node.name()), datagram, null);
		List<Trial> trials = new ArrayList<>();
		boolean passes = true;
		for (Hook hook : hooks) {
			for (String table : List.of("nat", "filter")) {
				boolean skipped = table.equals("nat") && !flow.first()
						|| table.equals("filter") && hook != Hook.OUTPUT && hook != Hook.INPUT;
				if (!skipped) {
					Traversal way = RulesetEvaluator.run(this.node.rules(), table, hook, datagram,
							new Surroundings((hook == Hook.POSTROUTING) ? null : in, out, flow.state(), false, false,
									this.namespace::owns, this.journey.dice(this.node.name())::roll,
									this.journey.recent(this.node.name())));
					trials.addAll(way.trials());
					passes &= !(way.verdict() instanceof Verdict.Drop || way.verdict() instanceof Verdict.Reject);
				}
			}
		}
		flow.confirm();
		transit.leg()
			.add(StepDraft.of(passes ? StepType.RULES : StepType.DROP, title, Stop.netfilter(this.node.name()))
				.level(passes ? Level.KERNEL : Level.STORY)
				.at(hooks.getFirst(), "nat")
				.packet(transit.packet())
				.rules(RuleLadder.of(trials))
				.conntrack(flow.view())
				.command("conntrack -L -p udp --dport " + tunnel.dport()));
		return passes ? Optional.empty() : Optional.of(new Arrival.Vanished(Disposition.DROPPED_BY_RULE));
	}

	private Arrival ontoWire(Transit transit, Link.Ethernet card, IpAddress nextHop) {
		Packet packet = transit.packet();
		Stop stop = Stop.device(this.node.name(), card.name());
		Optional<MacAddress> mac = this.namespace.neighbour(nextHop, card.name())
			.map(Neighbour::mac)
			.or(() -> this.network.underlay().macOf(nextHop));
		if (mac.isEmpty()) {
			transit.leg().add(RoutingWords.noNeighbour(packet, nextHop, card.name(), stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Tunnel tunnel = packet.outer();
		Packet framed = (tunnel != null) ? packet.withOuter(tunnel.withFrame(card.mac(), mac.get()))
				: packet.withFrame(card.mac(), mac.get());
		transit.leg().add(RoutingWords.neighbour(packet, framed, nextHop, card.name(), mac.get(), stop));
		transit.leg()
			.add(StepDraft.of(StepType.TRANSMIT, "Leaves " + this.node.name() + " by " + card.name(), stop)
				.level(Level.KERNEL)
				.packet(framed)
				.command("tcpdump -ni " + card.name()));
		return this.network.underlay().carry(transit.with(framed), nextHop);
	}

}
