package io.packetwalk.walk;

import java.util.Optional;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * The network stack inside pods: a socket, two or three routes, one cable to the node.
 */
final class PodStack {

	private final Journey journey;

	private final Network network;

	PodStack(Journey journey, Network network) {
		this.journey = journey;
		this.network = network;
	}

	Arrival send(Station.InPod pod, Transit transit, StepDraft send) {
		NetworkNamespace namespace = namespace(pod.key());
		LegRecorder leg = transit.leg();
		leg.enter(transit.direction(), Place.pod(pod.node(), pod.key(), null));
		leg.add(send);
		Packet packet = transit.packet();
		if (namespace.owns(packet.dst())) {
			return new Arrival.Reached(pod, packet);
		}
		Optional<Route> route = namespace.routes().lookup(packet.dst());
		if (route.isEmpty()) {
			leg.add(() -> RoutingWords.unreachable(packet, Stop.pod(pod.key())));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		IpAddress nextHop = (route.get().via() != null) ? route.get().via() : packet.dst();
		StepDraft routed = StepDraft
			.of(StepType.ROUTE, (route.get().via() != null) ? "To the default gateway" : "Same subnet, no gateway",
					Stop.pod(pod.key()))
			.packet(packet)
			.route(RoutingWords.choice(route.get(), "FORWARD"))
			.command("ip route get " + packet.dst());
		leg.add(tellsStory(transit) ? routed.story(StoryStage.DEFAULT_GATEWAY) : routed.level(Level.OPERATOR));
		return overTheCable(pod, namespace, route.get(), nextHop, transit);
	}

	private static boolean tellsStory(Transit transit) {
		return transit.leg().tellsTheWay() && transit.direction() == Direction.FORWARD;
	}

	private Arrival overTheCable(Station.InPod pod, NetworkNamespace namespace, Route route, IpAddress nextHop,
			Transit transit) {
		Link device = namespace.link(route.dev()).orElseThrow();
		Optional<MacAddress> mac = neighbour(pod, namespace, nextHop, device.name());
		if (mac.isEmpty()) {
			transit.leg()
				.add(() -> RoutingWords.noNeighbour(transit.packet(), nextHop, device.name(), Stop.pod(pod.key())));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = transit.packet().withFrame(device.mac(), mac.get());
		transit.leg()
			.add(() -> RoutingWords.neighbour(transit.packet(), framed, nextHop, device.name(), mac.get(),
					Stop.pod(pod.key())));
		transit.leg()
			.add(() -> StepDraft.of(StepType.TRANSMIT, "Leaves the pod by " + device.name(), Stop.pod(pod.key()))
				.level(Level.KERNEL)
				.packet(framed)
				.command("ip -d link show " + device.name()));
		return this.network.node(pod.node()).fromPod(transit.with(framed), pod.key());
	}

	/** What ARP would answer: the node's bridge, or another pod on it. */
	private Optional<MacAddress> neighbour(Station.InPod pod, NetworkNamespace namespace, IpAddress address,
			String device) {
		return namespace.neighbour(address, device)
			.map((entry) -> entry.mac())
			.or(() -> this.network.node(pod.node()).macOnBridge(address));
	}

	/** A packet comes out of the cable at the pod's end. */
	Arrival receive(Station.InPod pod, Transit transit) {
		transit.leg().enter(transit.direction(), Place.pod(pod.node(), pod.key(), "eth0"));
		transit.leg()
			.add(() -> StepDraft.of(StepType.RECEIVE, "Arrives in the pod", Stop.pod(pod.key()))
				.level(Level.KERNEL)
				.packet(transit.packet())
				.command("tcpdump -ni eth0"));
		return this.journey.plane()
			.forwardingPod(pod.key())
			.map((plane) -> forward(pod, plane, transit))
			.orElseGet(() -> new Arrival.Reached(pod, transit.packet()));
	}

	/**
	 * A pod that is a router: its own rules decide, and the packet leaves by its card.
	 */
	private Arrival forward(Station.InPod pod, NodePlane plane, Transit transit) {
		NodeHooks hooks = new NodeHooks(this.journey, plane);
		return hooks.prerouting(transit, "eth0").then((passage) -> {
			Packet packet = passage.transit().packet();
			if (plane.namespace().owns(packet.dst())) {
				return hooks.input(passage, "eth0")
					.and((accepted) -> hooks.delivery(accepted, "eth0"))
					.then((done) -> new Arrival.Reached(pod, done.transit().packet()));
			}
			return packet.ttl() <= 1 ? dropped(pod, passage.transit()) : sendOn(pod, hooks, passage);
		});
	}

	private static Arrival dropped(Station.InPod pod, Transit transit) {
		transit.leg().add(() -> RoutingWords.usedUp(transit.packet(), Stop.pod(pod.key())));
		return new Arrival.Vanished(Disposition.LOOP);
	}

	private Arrival sendOn(Station.InPod pod, NodeHooks hooks, Passage passage) {
		NetworkNamespace namespace = namespace(pod.key());
		Packet packet = passage.transit().packet();
		Optional<Route> route = namespace.routes().lookup(packet.dst());
		if (route.isEmpty()) {
			passage.transit().leg().add(() -> RoutingWords.unreachable(packet, Stop.pod(pod.key())));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		Transit forwarded = passage.transit().with(packet.withTtl(packet.ttl() - 1));
		forwarded.leg()
			.add(() -> StepDraft.of(StepType.ROUTE, "The pod forwards it", Stop.pod(pod.key()))
				.level(Level.OPERATOR)
				.packet(packet, forwarded.packet())
				.route(RoutingWords.choice(route.get(), "FORWARD"))
				.command("ip route get " + packet.dst()));
		IpAddress via = route.get().via();
		return hooks.forward(new Passage(forwarded, passage.flow()), "eth0", route.get().dev())
			.and((allowed) -> hooks.postrouting(allowed, route.get().dev()))
			.then((out) -> overTheCable(pod, namespace, route.get(), (via != null) ? via : packet.dst(),
					out.transit()));
	}

	private NetworkNamespace namespace(String key) {
		return this.journey.plane().pod(key).orElseThrow();
	}

	static RouteChoice local(String dev) {
		return new RouteChoice("local", "local", null, dev, "LOCAL", null);
	}

}
