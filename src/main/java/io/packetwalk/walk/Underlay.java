package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
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

	Underlay(Journey journey, Network network) {
		this.journey = journey;
		this.network = network;
		this.cluster = journey.plane().cluster();
		this.router = journey.plane().router();
	}

	/** Who answers ARP on the nodes' network. */
	Optional<MacAddress> macOf(IpAddress address) {
		if (this.router.owns(address)) {
			return Optional.of(routerMac());
		}
		return this.cluster.nodeAt(address).flatMap(this::card).map(Link::mac);
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
		Node node = this.cluster.nodeAt(nextHop).orElseThrow();
		transit.leg().enter(transit.direction(), Place.wire());
		transit.leg()
			.add(StepDraft.of(StepType.TRANSMIT, "On the wire to " + node.name(), Stop.wire())
				.packet(transit.packet()));
		return this.network.node(node.name()).fromWire(transit, cardName(node), false);
	}

	private String cardName(Node node) {
		return card(node).map(Link::name).orElse("eth0");
	}

	/** A machine outside sends a packet towards the cluster. */
	Arrival send(Transit transit, StepDraft send) {
		transit.leg().enter(transit.direction(), Place.external());
		transit.leg().add(send);
		return throughRouter(transit, transit.direction() == Direction.FORWARD);
	}

	private Arrival throughRouter(Transit transit, boolean story) {
		Tunnel tunnel = transit.packet().outer();
		IpAddress destination = (tunnel != null) ? tunnel.dst() : transit.packet().dst();
		Optional<Node> node = this.cluster.nodeAt(destination);
		Optional<Service> balanced = node.isPresent() ? Optional.empty() : balancedAt(destination);
		transit.leg().enter(transit.direction(), balanced.isPresent() ? Place.loadBalancer() : Place.wire());
		if (tunnel == null && transit.packet().ttl() <= 1) {
			transit.leg().add(RoutingWords.usedUp(transit.packet(), Stop.wire()));
			return Arrival.Rejected.usedUp(null, transit.packet());
		}
		if (balanced.isPresent()) {
			return balance(transit, balanced.get(), story);
		}
		if (node.isPresent()) {
			return toNode(transit, node.get(), Stop.wire(), "Routed to " + node.get().name(), null);
		}
		if (this.cluster.settings().podCidr().contains(destination)
				|| this.cluster.settings().serviceCidr().contains(destination)) {
			transit.leg().add(RoutingWords.unreachable(transit.packet(), Stop.wire()));
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
		leg.add(StepDraft.of(StepType.SEND, "ICMP " + rejected.error().replace('-', ' '), Stop.wire())
			.packet(error)
			.story(StoryStage.REVERSE_PATH));
		return throughRouter(new Transit(error, lost.tuple(), Direction.REVERSE, leg), false);
	}

	private Arrival leaveCluster(Transit transit) {
		Packet out = transit.packet().withTtl(transit.packet().ttl() - 1).withFrame(null, null);
		transit.leg()
			.add(StepDraft.of(StepType.ROUTE, "Routed out of the cluster", Stop.wire())
				.packet(transit.packet(), out)
				.route(new RouteChoice("default", "default", null, "uplink", "FORWARD", null)));
		transit.leg().enter(transit.direction(), Place.external());
		transit.leg()
			.add(StepDraft.of(StepType.RECEIVE, "Reaches the outside", Stop.outside()).level(Level.KERNEL).packet(out));
		return new Arrival.Outside(out);
	}

	/** The Service whose load balancer or external address this is. */
	private Optional<Service> balancedAt(IpAddress address) {
		return this.cluster.services()
			.stream()
			.filter((service) -> service.externalIps().contains(address)
					|| service.loadBalancer().stream().anyMatch((entry) -> address.equals(entry.ip())))
			.findFirst();
	}

	private Arrival balance(Transit transit, Service service, boolean story) {
		List<Node> nodes = candidates(service, transit.packet().dst());
		Optional<Node> named = this.cluster.nodes()
			.stream()
			.filter((node) -> node.name().equals(this.journey.request().via()))
			.findFirst();
		named.filter((node) -> !nodes.contains(node))
			.ifPresent((node) -> this.journey
				.note("The request says via " + node.name() + ", so it goes there, although a health check on port "
						+ service.healthCheckNodePort() + " would keep a load balancer from using that node."));
		Node chosen = named.orElseGet(() -> nodes.get(Mix.between(this.journey.request().seed(),
				"loadbalancer/" + this.journey.connection() + "/" + service.key(), 0, nodes.size() - 1)));
		StoryStage stage = story ? StoryStage.LOAD_BALANCER : null;
		return toNode(transit, chosen, Stop.loadBalancer(transit.packet().dst().toString()),
				"Load balancer picks " + chosen.name(), stage);
	}

	/**
	 * With externalTrafficPolicy Local the health checks leave only nodes that have an
	 * endpoint; nobody checks who an external address is routed to.
	 */
	private List<Node> candidates(Service service, IpAddress dialled) {
		boolean checked = service.loadBalancer().stream().anyMatch((entry) -> dialled.equals(entry.ip()));
		if (!service.externalPolicyLocal() || !checked) {
			return this.cluster.nodes();
		}
		List<Node> healthy = this.cluster.nodes()
			.stream()
			.filter((node) -> this.cluster.slicesOf(service)
				.stream()
				.flatMap((slice) -> slice.endpoints().stream())
				.anyMatch((endpoint) -> endpoint.ready() && node.name().equals(endpoint.node())))
			.toList();
		return healthy.isEmpty() ? this.cluster.nodes() : healthy;
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
