package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;
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
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

import org.jspecify.annotations.Nullable;

/**
 * A node's end of a VXLAN tunnel: what is put around a packet, and what the node's own
 * hooks make of that.
 */
final class TunnelEnd {

	private final Journey journey;

	private final NodePlane node;

	private final NetworkNamespace namespace;

	private final NodeDevices devices;

	TunnelEnd(Journey journey, NodePlane node, NodeDevices devices) {
		this.journey = journey;
		this.node = node;
		this.namespace = node.namespace();
		this.devices = devices;
	}

	/**
	 * Wraps a packet for the node that is the next hop: there is no link layer to ask.
	 */
	Arrival encapsulate(Transit transit, Link.Ipip ipip, IpAddress nextHop) {
		Packet bare = transit.packet().withFrame(null, null);
		Tunnel tunnel = new Tunnel("IPIP", 0, null, null, ipip.local(), nextHop, 0, 0, bare.ttl());
		return wrapped(transit.with(bare), tunnel, Stop.device(this.node.name(), ipip.name()),
				"ip -d tunnel show " + ipip.name());
	}

	/** Wraps a packet for the node that the next hop is behind, and sends it there. */
	Arrival encapsulate(Transit transit, Link.Vxlan vxlan, IpAddress nextHop) {
		Stop stop = Stop.device(this.node.name(), vxlan.name());
		Packet packet = transit.packet();
		Optional<Neighbour> neighbour = this.namespace.neighbour(nextHop, vxlan.name());
		Optional<FdbEntry> behind = neighbour.flatMap(this.namespace::fdbEntry);
		if (neighbour.isEmpty() || behind.isEmpty()) {
			transit.leg().add(() -> RoutingWords.noNeighbour(packet, nextHop, vxlan.name(), stop));
			return new Arrival.Vanished(Disposition.NEIGHBOUR_UNREACHABLE);
		}
		Packet framed = packet.withFrame(vxlan.mac(), neighbour.get().mac());
		transit.leg()
			.add(() -> RoutingWords.neighbour(packet, framed, nextHop, vxlan.name(), neighbour.get().mac(), stop));
		int port = Mix.between(1, "vxlan/" + packet.tuple(), 32768, 60999);
		Tunnel tunnel = new Tunnel("VXLAN", vxlan.vni(), null, null, vxlan.local(), behind.get().destination(), port,
				vxlan.port(), 64);
		return wrapped(transit.with(framed), tunnel, stop, "bridge fdb show dev " + vxlan.name());
	}

	private Arrival wrapped(Transit transit, Tunnel tunnel, Stop stop, String command) {
		Packet wrapped = transit.packet().withOuter(tunnel);
		StepDraft step = StepDraft.of(StepType.ENCAPSULATE, "Wrapped for the other node", stop)
			.packet(transit.packet(), wrapped)
			.command(command);
		boolean story = transit.leg().tellsTheWay() && transit.direction() == Direction.FORWARD;
		transit.leg().add(story ? step.story(StoryStage.OVERLAY) : step.level(Level.OPERATOR));
		return outerLeaves(transit.with(wrapped), tunnel);
	}

	private Arrival outerLeaves(Transit transit, Tunnel tunnel) {
		Route route = this.namespace.routes().lookup(tunnel.dst()).filter((found) -> !found.discards()).orElse(null);
		if (route == null) {
			transit.leg().add(() -> RoutingWords.unreachable(transit.packet(), Stop.routing(this.node.name())));
			return new Arrival.Vanished(Disposition.NO_ROUTE);
		}
		Optional<Arrival> stopped = outer(transit, tunnel, null, route.dev(),
				"The outer datagram leaves like any other", List.of(Hook.OUTPUT, Hook.POSTROUTING));
		if (stopped.isPresent()) {
			return stopped.get();
		}
		IpAddress nextHop = (route.via() != null) ? route.via() : tunnel.dst();
		return this.devices.ontoWire(transit, (Link.Ethernet) this.namespace.link(route.dev()).orElseThrow(), nextHop);
	}

	/** The outer datagram of a tunnel arrives, an ordinary UDP packet to this node. */
	Optional<Arrival> outerArrives(Transit transit, String in) {
		Tunnel tunnel = java.util.Objects.requireNonNull(transit.packet().outer());
		return outer(transit, tunnel, in, null, "The outer datagram arrives like any other",
				List.of(Hook.PREROUTING, Hook.INPUT));
	}

	private Optional<Arrival> outer(Transit transit, Tunnel tunnel, @Nullable String in, @Nullable String out,
			String title, List<Hook> hooks) {
		Packet datagram = tunnel.asPacket().withMark(transit.packet().mark());
		Flow flow = Flow.track(this.journey.conntrack(this.node.name()), datagram, null);
		List<Trial> trials = new ArrayList<>();
		boolean passes = true;
		for (Hook hook : hooks) {
			Crossing at = new Crossing(hook, (hook == Hook.POSTROUTING) ? null : in, out);
			for (BaseChain chain : this.node.at(hook)) {
				if (passes && (chain.kind() == BaseChain.Kind.FILTER || flow.first())) {
					Traversal way = this.journey.run(this.node, chain, at, datagram, flow);
					if (!transit.leg().silent()) {
						trials.addAll(way.trials());
					}
					datagram = datagram.withMark(way.packet().mark());
					passes = !(way.verdict() instanceof Verdict.Drop || way.verdict() instanceof Verdict.Reject);
				}
			}
		}
		flow.confirm();
		boolean passed = passes;
		transit.leg()
			.add(() -> StepDraft.of(passed ? StepType.RULES : StepType.DROP, title, Stop.netfilter(this.node.name()))
				.level(passed ? Level.KERNEL : Level.STORY)
				.at(hooks.getFirst(), "nat")
				.packet(transit.packet())
				.rules(RuleLadder.of(trials))
				.conntrack(flow.view())
				.command("conntrack -L -p udp --dport " + tunnel.dport()));
		return passes ? Optional.empty() : Optional.of(new Arrival.Vanished(Disposition.DROPPED_BY_RULE));
	}

}
