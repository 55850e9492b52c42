package io.packetwalk.walk;

import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.Protocol;
import io.packetwalk.routing.Route;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * What is between the nodes and around them: cables, one router, load balancers, the
 * world.
 */
final class Underlay {

	private final Journey journey;

	private final Network network;

	private final Cluster cluster;

	private final NetworkNamespace router;

	private final Vips vips;

	Underlay(Journey journey, Network network) {
		this.journey = journey;
		this.network = network;
		this.cluster = journey.plane().cluster();
		this.router = journey.plane().router();
		this.vips = new Vips(journey);
	}

	/** Who answers ARP on the nodes' network. */
	Optional<MacAddress> macOf(IpAddress address) {
		if (this.router.owns(address)) {
			return Optional.of(routerMac());
		}
		return this.cluster.nodeAt(address).or(() -> announcer(address)).flatMap(this::card).map(Link::mac);
	}

	/** The node that answers for an address which MetalLB announces. */
	private Optional<Node> announcer(IpAddress address) {
		return this.cluster.services()
			.stream()
			.flatMap((service) -> service.loadBalancer().stream())
			.filter((entry) -> address.equals(entry.ip()))
			.flatMap((entry) -> Stream.ofNullable(entry.layer2()))
			.flatMap((layer2) -> Stream.ofNullable(layer2.node()))
			.flatMap((node) -> this.cluster.node(node).stream())
			.findFirst();
	}

	private Optional<Link> card(Node node) {
		return this.journey.plane()
			.node(node.name())
			.flatMap((plane) -> plane.namespace()
				.links()
				.stream()
				.filter((link) -> link instanceof Link.Ethernet)
				.findFirst());
	}

	private MacAddress routerMac() {
		return this.router.links()
			.stream()
			.filter((link) -> link instanceof Link.Ethernet)
			.map(Link::mac)
			.findFirst()
			.orElse(new MacAddress(0x020000000101L));
	}

	/** Carries a frame a node sent to the next hop it is addressed to. */
	Arrival carry(Transit transit, IpAddress nextHop) {
		if (this.router.owns(nextHop)) {
			return throughRouter(transit, false);
		}
		Node node = this.cluster.nodeAt(nextHop).or(() -> announcer(nextHop)).orElseThrow();
		transit.leg().enter(transit.direction(), Place.wire());
		transit.leg()
			.add(() -> StepDraft.of(StepType.TRANSMIT, "On the wire to " + node.name(), Stop.wire())
				.packet(transit.packet()));
		return this.network.node(node.name()).fromWire(transit, cardName(node), false);
	}

	private String cardName(Node node) {
		return card(node).map(Link::name).orElse("eth0");
	}

	/** A machine outside the nodes sends a packet towards the cluster. */
	Arrival send(Transit transit, Place from, StepDraft send) {
		transit.leg().enter(transit.direction(), from);
		transit.leg().add(send);
		return throughRouter(transit, transit.direction() == Direction.FORWARD);
	}

	private Arrival throughRouter(Transit transit, boolean story) {
		Tunnel tunnel = transit.packet().outer();
		IpAddress destination = (tunnel != null) ? tunnel.dst() : transit.packet().dst();
		Optional<Node> node = this.cluster.nodeAt(destination);
		Optional<Vips.Vip> balanced = node.isPresent() ? Optional.empty() : this.vips.at(destination, transit.packet());
		boolean machine = balanced.filter((vip) -> vip.layer2() == null).isPresent();
		transit.leg().enter(transit.direction(), machine ? Place.loadBalancer() : Place.wire());
		if (tunnel == null && transit.packet().ttl() <= 1) {
			transit.leg().add(() -> RoutingWords.usedUp(transit.packet(), Stop.wire()));
			return Arrival.Rejected.usedUp(null, transit.packet());
		}
		if (balanced.isPresent()) {
			return toVip(transit, balanced.get(), story);
		}
		if (node.isPresent()) {
			return toNode(transit, node.get(), Stop.wire(), "Routed to " + node.get().name(), null);
		}
		if (this.cluster.settings().podCidr().contains(destination)
				|| this.cluster.settings().serviceCidr().contains(destination)) {
			transit.leg().add(() -> RoutingWords.unreachable(transit.packet(), Stop.wire()));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		return leaveCluster(transit);
	}

	/** The router tells the sender of a packet it had to throw away. */
	Arrival report(Arrival.Rejected rejected, LegRecorder leg) {
		Packet lost = rejected.packet();
		String device = this.router.routes().lookup(lost.src()).map(Route::dev).orElse("lan0");
		IpAddress from = this.router.sourceOn(device, lost.src()).orElse(lost.dst());
		Packet error = Packet.fromSocket(new FiveTuple(Protocol.ICMP, from, 0, lost.src(), 0), rejected.error());
		leg.enter(Direction.REVERSE, Place.wire());
		leg.add(() -> StepDraft.of(StepType.SEND, "ICMP " + rejected.error().replace('-', ' '), Stop.wire())
			.packet(error)
			.story(StoryStage.REVERSE_PATH));
		return throughRouter(new Transit(error, lost.tuple(), Direction.REVERSE, leg), false);
	}

	private Arrival leaveCluster(Transit transit) {
		Packet out = transit.packet().withTtl(transit.packet().ttl() - 1).withFrame(null, null);
		transit.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, "Routed out of the cluster", Stop.wire())
				.packet(transit.packet(), out)
				.route(new RouteChoice("default", "default", null, "uplink", "FORWARD", null)));
		transit.leg().enter(transit.direction(), Place.external());
		transit.leg()
			.add(() -> StepDraft.of(StepType.RECEIVE, "Reaches the outside", Stop.outside())
				.level(Level.KERNEL)
				.packet(out));
		return new Arrival.Outside(out);
	}

	private Arrival toVip(Transit transit, Vips.Vip vip, boolean story) {
		Packet packet = transit.packet();
		LoadBalancerIngress.Layer2 layer2 = vip.layer2();
		if (layer2 != null) {
			return announced(transit, vip.service(), layer2, story);
		}
		if (vip.proxied()) {
			transit.leg()
				.add(() -> StepDraft
					.of(StepType.RECEIVE, "Reaches the load balancer", Stop.loadBalancer(packet.dst().toString()))
					.level(Level.OPERATOR)
					.packet(packet));
			return new Arrival.Reached(new Station.Balancer(packet.dst()), packet);
		}
		Node chosen = this.vips.chosen(vip);
		return toNode(transit, chosen, Stop.loadBalancer(packet.dst().toString()),
				"Load balancer picks " + chosen.name(), story ? StoryStage.LOAD_BALANCER : null);
	}

	/** No machine balances: the router asks who has the address, and one node answers. */
	private Arrival announced(Transit transit, Service service, LoadBalancerIngress.Layer2 layer2, boolean story) {
		Packet packet = transit.packet();
		IpAddress address = packet.dst();
		Optional<Node> node = Optional.ofNullable(layer2.node()).flatMap(this.cluster::node);
		if (node.isEmpty()) {
			transit.leg()
				.add(() -> RoutingWords.noNeighbour(packet, address, "lan", Stop.wire())
					.because(this.journey.causes().service(service, "spec.type"))
					.assumed("MetalLB gave " + address + " to " + service.ref() + ", but " + layer2.why() + "."));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		MacAddress mac = card(node.get()).map(Link::mac).orElse(routerMac());
		Packet framed = packet.withTtl(packet.ttl() - 1).withFrame(routerMac(), mac);
		StepDraft asked = StepDraft.of(StepType.NEIGHBOUR, "ARP: " + node.get().name() + " has " + address, Stop.wire())
			.packet(packet, framed)
			.route(new RouteChoice("", address.toString(), address.toString(), "lan", "NEIGHBOUR",
					address + " dev lan lladdr " + mac))
			.because(this.journey.causes().service(service, "spec.type"))
			.assumed("MetalLB's speaker on " + node.get().name() + " answers for " + address + ", of pool "
					+ layer2.pool() + ": " + layer2.why() + ".")
			.command("arping " + address);
		transit.leg().add(story ? asked.story(StoryStage.LOAD_BALANCER) : asked.level(Level.OPERATOR));
		if (this.journey.request().via() != null && !node.get().name().equals(this.journey.request().via())) {
			this.journey.note("The request says via " + this.journey.request().via()
					+ ", but one node alone answers for " + address + ".");
		}
		boolean tells = transit.direction() == Direction.FORWARD && transit.leg().tellsTheWay();
		return this.network.node(node.get().name()).fromWire(transit.with(framed), cardName(node.get()), tells);
	}

	private Arrival toNode(Transit transit, Node node, Stop stop, String title,
			@org.jspecify.annotations.Nullable StoryStage stage) {
		Packet packet = transit.packet();
		MacAddress mac = card(node).map(Link::mac).orElse(routerMac());
		Tunnel tunnel = packet.outer();
		Packet routed = (tunnel != null)
				? packet.withOuter(tunnel.withFrame(routerMac(), mac).withTtl(tunnel.ttl() - 1))
				: packet.withTtl(packet.ttl() - 1).withFrame(routerMac(), mac);
		StepDraft step = StepDraft.of(StepType.ROUTE, title, stop)
			.packet(packet, routed)
			.route(new RouteChoice(node.internalIp() + " dev lan", node.internalIp().toString(), null, "lan", "FORWARD",
					node.internalIp() + " dev lan lladdr " + mac));
		transit.leg().add((stage != null) ? step.story(stage) : step.level(Level.OPERATOR));
		boolean story = transit.direction() == Direction.FORWARD && transit.leg().tellsTheWay() && tunnel == null;
		return this.network.node(node.name()).fromWire(transit.with(routed), cardName(node), story);
	}

}
