package io.packetwalk.walk;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.routing.Route;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/** Steps about routes and neighbours, which pods, nodes and routers have alike. */
final class RoutingWords {

	private RoutingWords() {
	}

	static RouteChoice choice(Route route, String decision) {
		return new RouteChoice(route.toString(), route.destination().toString(),
				(route.via() != null) ? route.via().toString() : null, route.dev(), decision, null);
	}

	static StepDraft unreachable(Packet packet, Stop stop) {
		return StepDraft.of(StepType.DROP, "No route", stop)
			.story(StoryStage.NODE)
			.packet(packet)
			.route(new RouteChoice("", "", null, "", "UNREACHABLE", null))
			.command("ip route get " + packet.dst());
	}

	/** It claims to come from the node itself, yet comes in from outside. */
	static StepDraft martian(Packet packet, Stop stop) {
		return StepDraft.of(StepType.DROP, "Martian source", stop)
			.story(StoryStage.NODE)
			.packet(packet)
			.route(new RouteChoice("", packet.src().toString(), null, "", "MARTIAN", null))
			.command("ip route get " + packet.dst() + " from " + packet.src());
	}

	static StepDraft usedUp(Packet packet, Stop stop) {
		return StepDraft.of(StepType.DROP, "Time to live used up", stop).story(StoryStage.NODE).packet(packet);
	}

	/** A route that leads nowhere on purpose. */
	static StepDraft discarded(Packet packet, Route route, Stop stop) {
		return StepDraft.of(StepType.DROP, "A route that discards", stop)
			.story(StoryStage.NODE)
			.packet(packet)
			.route(new RouteChoice(route.toString(), route.destination().toString(), null, "", "BLACKHOLE", null))
			.command("ip route get " + packet.dst());
	}

	static StepDraft neighbour(Packet before, Packet after, IpAddress nextHop, String device, MacAddress mac,
			Stop stop) {
		return StepDraft.of(StepType.NEIGHBOUR, "Next hop's hardware address", stop)
			.level(Level.KERNEL)
			.packet(before, after)
			.route(new RouteChoice("", nextHop.toString(), nextHop.toString(), device, "NEIGHBOUR",
					nextHop + " dev " + device + " lladdr " + mac))
			.command("ip neigh show " + nextHop);
	}

	static StepDraft noNeighbour(Packet packet, IpAddress nextHop, String device, Stop stop) {
		return StepDraft.of(StepType.DROP, "Nobody has that address", stop)
			.story(StoryStage.NODE)
			.packet(packet)
			.route(new RouteChoice("", nextHop.toString(), nextHop.toString(), device, "UNREACHABLE",
					nextHop + " dev " + device + " FAILED"))
			.command("ip neigh show " + nextHop);
	}

}
