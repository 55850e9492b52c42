package io.packetwalk.walk;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.ipvs.VirtualServer;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * A node's network stack: hooks, routing decision, forwarding, local delivery, in the
 * order of <a href="https://docs.kernel.org/networking/nf_conntrack-sysctl.html">the
 * kernel's</a> own.
 */
final class NodeStack {

	private final Journey journey;

	private final Network network;

	private final NodePlane node;

	private final NetworkNamespace namespace;

	private final NodeHooks hooks;

	private final NodeDevices devices;

	private final NodeBalancer balancer;

	private final PolicyGate gate;

	NodeStack(Journey journey, Network network, NodePlane node) {
		this.journey = journey;
		this.network = network;
		this.node = node;
		this.namespace = node.namespace();
		this.hooks = new NodeHooks(journey, node);
		this.devices = new NodeDevices(journey, network, node);
		this.balancer = new NodeBalancer(journey, node);
		this.gate = new PolicyGate(journey, node.name());
	}

	String name() {
		return this.node.name();
	}

	Optional<MacAddress> macOnBridge(IpAddress address) {
		return this.devices.macOnBridge(address);
	}

	/** A frame comes out of a pod's cable. */
	Arrival fromPod(Transit transit, String pod) {
		Link.Veth cable = this.devices.cableOf(pod).orElseThrow();
		String in = (cable.master() != null) ? cable.master() : cable.name();
		Transit here = arrive(transit, in, "Enters the node by " + cable.name(),
				transit.leg().tellsTheWay() && transit.direction() == Direction.FORWARD);
		if (cable.master() == null) {
			return this.hooks.prerouting(here, in).then((passage) -> leavingPod(passage, () -> route(passage, in)));
		}
		Link bridge = this.namespace.link(in).orElseThrow();
		boolean toBridge = Objects.equals(transit.packet().dstMac(), bridge.mac());
		if (!this.namespace.bridgeNetfilter()) {
			return toBridge
					? this.hooks.prerouting(here, in).then((passage) -> leavingPod(passage, () -> route(passage, in)))
					: this.devices.switched(here, cable);
		}
		return this.hooks.bridged(here, in, cable.name()).then((passage) -> {
			boolean rewritten = !passage.transit().packet().dst().equals(here.packet().dst());
			boolean bridged = !toBridge || rewritten && staysOnBridge(passage.transit().packet(), in);
			return leavingPod(passage, () -> bridged ? bridge(passage, cable, in) : route(passage, in));
		});
	}

	/** Policies judge the destination that is left when all balancing is done. */
	private Arrival leavingPod(Passage passage, Supplier<Arrival> next) {
		return this.balancer.server(passage).isPresent() ? next.get() : this.gate.leaving(passage).orElseGet(next);
	}

	private boolean staysOnBridge(Packet packet, String bridge) {
		return !this.namespace.owns(packet.dst()) && this.namespace.routes()
			.lookup(packet.dst())
			.filter((route) -> route.dev().equals(bridge))
			.isPresent();
	}

	/**
	 * br_netfilter: the frame is bridged, not routed, yet it passes FORWARD and
	 * POSTROUTING.
	 */
	private Arrival bridge(Passage passage, Link.Veth from, String bridge) {
		Transit transit = passage.transit();
		transit.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, "Stays on the bridge", Stop.routing(name()))
				.packet(transit.packet())
				.route(new RouteChoice("", transit.packet().dst().toString(), null, bridge, "BRIDGE", null))
				.command("bridge link"));
		return this.hooks.forward(passage, bridge, bridge)
			.and((forwarded) -> this.hooks.postrouting(forwarded, bridge))
			.then((out) -> this.devices.ontoBridge(out.transit(), bridge, from, true));
	}

	/** A frame comes in by the node's card: from another node, or from the router. */
	Arrival fromWire(Transit transit, String device, boolean story) {
		Transit here = arrive(transit, device, "Arrives at " + name(), story);
		if (transit.packet().outer() == null) {
			return this.hooks.prerouting(here, device).then((passage) -> route(passage, device));
		}
		Optional<Arrival> stopped = this.devices.tunnelEnd().outerArrives(here, device);
		if (stopped.isPresent()) {
			return stopped.get();
		}
		Link tunnel = this.devices.tunnel(transit.packet().outer()).orElseThrow();
		Transit inner = here.with(here.packet().withOuter(null));
		here.leg()
			.add(() -> StepDraft
				.of(StepType.DECAPSULATE, "Unwrapped from " + tunnel.name(), Stop.device(name(), tunnel.name()))
				.packet(here.packet(), inner.packet())
				.command("ip -d link show " + tunnel.name()));
		return this.hooks.prerouting(inner, tunnel.name()).then((passage) -> route(passage, tunnel.name()));
	}

	private Transit arrive(Transit transit, String device, String title, boolean story) {
		transit.leg().enter(transit.direction(), Place.node(name(), device));
		if (transit.leg().silent()) {
			return transit;
		}
		StepDraft step = StepDraft.of(StepType.RECEIVE, title, Stop.device(name(), device))
			.packet(transit.packet())
			.command("tcpdump -ni " + device);
		transit.leg().add(story ? step.story(StoryStage.NODE) : step.level(Level.KERNEL));
		return transit;
	}

	private Arrival route(Passage passage, String in) {
		Transit transit = passage.transit();
		Packet packet = transit.packet();
		if (this.namespace.owns(packet.src())) {
			transit.leg().add(() -> RoutingWords.martian(packet, Stop.routing(name())));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		if (this.namespace.owns(packet.dst())) {
			return input(passage, in);
		}
		Optional<Route> route = way(packet.dst());
		if (route.isEmpty()) {
			transit.leg().add(noWay(packet));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		if (packet.ttl() <= 1) {
			transit.leg().add(() -> RoutingWords.usedUp(packet, Stop.routing(name())));
			return Arrival.Rejected.usedUp(name(), packet);
		}
		Transit forwarded = transit.with(packet.withTtl(packet.ttl() - 1));
		transit.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, "Routed to " + route.get().dev(), Stop.routing(name()))
				.packet(packet, forwarded.packet())
				.route(RoutingWords.choice(route.get(), "FORWARD"))
				.command("ip route get " + packet.dst()));
		return forward(new Passage(forwarded, passage.flow()), in, route.get());
	}

	/** The route to an address; none where packets to it are discarded. */
	private Optional<Route> way(IpAddress destination) {
		return this.namespace.routes().lookup(destination).filter((route) -> !route.discards());
	}

	private StepDraft noWay(Packet packet) {
		Stop stop = Stop.routing(name());
		return this.namespace.routes()
			.lookup(packet.dst())
			.map((route) -> RoutingWords.discarded(packet, route, stop))
			.orElseGet(() -> RoutingWords.unreachable(packet, stop));
	}

	private Arrival forward(Passage passage, String in, Route route) {
		return this.hooks.forward(passage, in, route.dev())
			.and((forwarded) -> this.hooks.postrouting(forwarded, route.dev()))
			.then((out) -> this.devices.leave(out.transit(), route));
	}

	/** The packet is for the node itself. */
	private Arrival input(Passage passage, String in) {
		Transit transit = passage.transit();
		Optional<VirtualServer> server = this.balancer.server(passage);
		StepDraft step = StepDraft
			.of(StepType.ROUTE, server.isPresent() ? "The node owns it: kube-ipvs0" : "For the node itself",
					Stop.routing(name()))
			.packet(transit.packet())
			.route(PodStack.local(in))
			.command("ip route get " + transit.packet().dst());
		boolean trapped = server.isPresent() && transit.leg().tellsTheWay();
		transit.leg().add(trapped ? step.story(StoryStage.KERNEL_TRAP) : step.level(Level.KERNEL));
		return this.hooks.input(passage, in).then((accepted) -> {
			if (server.isEmpty()) {
				return deliver(accepted, in);
			}
			return this.balancer.balance(accepted, server.get(), Hook.INPUT)
				.then((sent) -> this.gate.leaving(sent).orElseGet(() -> redirected(sent, in)));
		});
	}

	private Arrival deliver(Passage passage, String in) {
		return this.hooks.delivery(passage, in)
			.then((done) -> new Arrival.Reached(new Station.OnNode(name(), null), done.transit().packet()));
	}

	/** IPVS sends a packet on, as if the node itself had. */
	private Arrival redirected(Passage passage, String in) {
		Packet packet = passage.transit().packet();
		if (this.namespace.owns(packet.dst())) {
			return deliver(passage, in);
		}
		Optional<Route> route = way(packet.dst());
		if (route.isEmpty()) {
			passage.transit().leg().add(noWay(packet));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		Transit sent = passage.transit().with(packet.withTtl(packet.ttl() - 1));
		routed(sent, packet, route.get(), "Routed to " + route.get().dev());
		return leave(new Passage(sent, passage.flow()), route.get(), route.get().dev());
	}

	private void routed(Transit transit, Packet before, Route route, String title) {
		transit.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, title, Stop.routing(name()))
				.packet(before, transit.packet())
				.route(RoutingWords.choice(route, "OUTPUT"))
				.command("ip route get " + before.dst()));
	}

	private Arrival leave(Passage passage, Route route, String seen) {
		return this.hooks.outputFilters(passage, seen)
			.and((filtered) -> this.hooks.postrouting(filtered, route.dev()))
			.then((out) -> this.devices.leave(out.transit(), route));
	}

	/**
	 * A process of the node sends: routed, translated in OUTPUT, routed again if its
	 * destination changed.
	 */
	Arrival send(Transit transit, StepDraft send) {
		transit.leg().enter(transit.direction(), Place.node(name(), null));
		transit.leg().add(send);
		Packet packet = transit.packet();
		boolean loopback = this.namespace.owns(packet.dst());
		Optional<Route> route = way(packet.dst());
		if (!loopback && route.isEmpty()) {
			transit.leg().add(noWay(packet));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		String device = loopback ? "lo" : route.orElseThrow().dev();
		transit.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, "Routed to " + device, Stop.routing(name()))
				.packet(packet)
				.route(loopback ? PodStack.local("lo") : RoutingWords.choice(route.orElseThrow(), "OUTPUT"))
				.command("ip route get " + packet.dst()));
		return this.hooks.output(transit, device)
			.and((passage) -> this.balancer.server(passage)
				.map((server) -> this.balancer.balance(passage, server, Hook.OUTPUT))
				.orElse(passage))
			.and((passage) -> this.hooks.outputFilters(passage, device))
			.then((passage) -> afterOutput(passage, !passage.transit().packet().dst().equals(packet.dst())));
	}

	private Arrival afterOutput(Passage passage, boolean rewritten) {
		Packet packet = passage.transit().packet();
		if (this.namespace.owns(packet.dst())) {
			return toItself(passage);
		}
		Optional<Route> route = way(packet.dst());
		if (route.isEmpty()) {
			passage.transit().leg().add(noWay(packet));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		if (rewritten) {
			routed(passage.transit(), packet, route.get(), "Routed again to " + route.get().dev());
		}
		return this.hooks.postrouting(passage, route.get().dev())
			.then((out) -> this.devices.leave(out.transit(), route.get()));
	}

	/** Out by the loopback device, and in again. */
	private Arrival toItself(Passage passage) {
		return this.hooks.postrouting(passage, "lo")
			.and(this.hooks::preroutingAgain)
			.and((in) -> this.hooks.input(in, "lo"))
			.then((in) -> new Arrival.Reached(new Station.OnNode(name(), null), in.transit().packet()));
	}

	/** The address a process of this node gets when it connects to a destination. */
	Optional<IpAddress> sourceFor(IpAddress destination) {
		if (this.namespace.owns(destination)) {
			return Optional.of(destination);
		}
		return way(destination).flatMap((route) -> (route.source() != null) ? Optional.of(route.source())
				: this.namespace.sourceOn(route.dev(), (route.via() != null) ? route.via() : destination));
	}

	/** Tells the sender of a packet that was thrown away here. */
	Arrival report(Arrival.Rejected rejected, LegRecorder leg) {
		Packet lost = rejected.packet();
		IpAddress from = sourceFor(lost.src()).orElse(lost.dst());
		FiveTuple tuple = new FiveTuple(Protocol.ICMP, from, 0, lost.src(), 0);
		Packet error = Packet.fromSocket(tuple, rejected.error());
		Transit transit = new Transit(error, lost.tuple(), Direction.REVERSE, leg);
		return send(transit,
				StepDraft.of(StepType.SEND, "ICMP " + rejected.error().replace('-', ' '), Stop.netfilter(name()))
					.packet(error)
					.story(StoryStage.REVERSE_PATH));
	}

}
