package io.packetwalk.walk;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Cluster;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/** A packet and its answer, along one leg. */
final class Exchange {

	private final Network network;

	private final LegRecorder leg;

	Exchange(Network network, LegRecorder leg) {
		this.network = network;
		this.leg = leg;
	}

	/**
	 * How it ended.
	 *
	 * @param disposition what became of it
	 * @param station whose socket took the packet, null when none did
	 * @param arrived the packet as it arrived there, null when it did not
	 */
	record Result(Disposition disposition, @Nullable Station station, @Nullable Packet arrived) {
	}

	/** Sends a packet and walks the answer back. */
	Result run(Station from, Packet packet, StepDraft send, BiFunction<Station, Packet, Served> server) {
		Transit forward = new Transit(packet, null, Direction.FORWARD, this.leg);
		Result result = switch (this.network.send(from, forward, send)) {
			case Arrival.Reached reached -> answer(from, packet, reached.station(), reached.packet(), server);
			case Arrival.Outside outside ->
				answer(from, packet, new Station.Beyond(outside.packet().dst()), outside.packet(), server);
			case Arrival.Rejected rejected -> rejected(from, rejected);
			case Arrival.Vanished vanished -> new Result(vanished.disposition(), null, null);
		};
		this.leg.close(result.disposition());
		return result;
	}

	private Result answer(Station from, Packet sent, Station at, Packet arrived,
			BiFunction<Station, Packet, Served> server) {
		Served served = server.apply(at, arrived);
		if (!served.disposition().answered()) {
			return new Result(served.disposition(), at, arrived);
		}
		boolean icmp = served.refused() && arrived.protocol() == Protocol.UDP;
		Packet reply = icmp ? error(arrived) : Packet.fromSocket(arrived.tuple().reversed(), flags(arrived, served));
		Transit back = new Transit(reply, icmp ? arrived.tuple() : null, Direction.REVERSE, this.leg);
		StepDraft send = StepDraft.of(StepType.SEND, served.refused() ? "Refused" : "Answers", stop(at)).packet(reply);
		Arrival end = this.network.send(at, back,
				storyTelling() ? send.story(StoryStage.REVERSE_PATH) : send.level(Level.OPERATOR));
		return new Result(received(from, sent, end, served), at, arrived);
	}

	private boolean storyTelling() {
		return this.leg.tellsTheWay();
	}

	private static Packet error(Packet refused) {
		return Packet.fromSocket(new FiveTuple(Protocol.ICMP, refused.dst(), 0, refused.src(), 0), "port-unreachable");
	}

	private static String flags(Packet arrived, Served served) {
		return switch (arrived.protocol()) {
			case TCP -> served.refused() ? "RST,ACK" : "SYN,ACK";
			case ICMP -> "echo-reply";
			default -> "";
		};
	}

	private Disposition received(Station from, Packet sent, Arrival end, Served served) {
		boolean inside = from instanceof Station.InPod || from instanceof Station.OnNode;
		if (inside && end instanceof Arrival.Outside astray) {
			return astray(astray.packet());
		}
		Packet packet = switch (end) {
			case Arrival.Reached reached -> reached.packet();
			case Arrival.Outside outside -> outside.packet();
			case Arrival.Rejected rejected -> null;
			case Arrival.Vanished vanished -> null;
		};
		if (packet == null) {
			return switch (end) {
				case Arrival.Vanished lost -> lost.disposition();
				case Arrival.Rejected rejected -> Disposition.DROPPED_BY_RULE;
				default -> served.disposition();
			};
		}
		if (packet.protocol() != Protocol.ICMP && !packet.tuple().equals(sent.tuple().reversed())) {
			this.leg.add(StepDraft.of(StepType.DROP, "Not the answer it waits for", stop(from))
				.story(StoryStage.RESPONSE)
				.packet(packet)
				.assumed("The client sent to " + sent.dst() + " and gets an answer from " + packet.src()
						+ ": it resets that connection and waits on."));
			return Disposition.DROPPED_BY_RULE;
		}
		this.leg.add(served.response().packet(packet));
		return served.disposition();
	}

	/**
	 * Nothing masqueraded the sender, and nobody outside knows a way to its own address.
	 */
	private Disposition astray(Packet packet) {
		this.leg.add(StepDraft.of(StepType.DROP, "The answer goes astray", Stop.outside())
			.story(StoryStage.RESPONSE)
			.packet(packet)
			.assumed("The sender's own address " + packet.dst()
					+ " was never replaced by its node's, and outside the cluster no route leads to it."));
		return Disposition.NO_ROUTE;
	}

	/** A node rejected the packet: an ICMP error goes back. */
	private Result rejected(Station from, Arrival.Rejected rejected) {
		String node = rejected.node();
		Arrival end = (node != null) ? this.network.node(node).report(rejected, this.leg)
				: this.network.underlay().report(rejected, this.leg);
		switch (end) {
			case Arrival.Reached reached -> this.leg.add(told(stop(from), reached.packet()));
			case Arrival.Outside outside -> this.leg.add(told(stop(from), outside.packet()));
			case Arrival.Rejected again -> {
			}
			case Arrival.Vanished lost -> {
			}
		}
		return new Result(rejected.disposition(), null, null);
	}

	private StepDraft told(Stop stop, Packet packet) {
		StepDraft step = StepDraft.of(StepType.DELIVER, "The sender is told at once", stop).packet(packet);
		return storyTelling() ? step.story(StoryStage.RESPONSE) : step.level(Level.OPERATOR);
	}

	static Stop stop(Station station) {
		return switch (station) {
			case Station.InPod pod -> Stop.pod(pod.key());
			case Station.OnNode host -> (host.pod() != null) ? Stop.pod(host.pod()) : Stop.host(host.node());
			case Station.Balancer balancer -> Stop.loadBalancer(balancer.address().toString());
			case Station.Beyond outside -> Stop.outside();
		};
	}

	static Place place(Station station) {
		return switch (station) {
			case Station.InPod pod -> Place.pod(pod.node(), pod.key(), null);
			case Station.OnNode host -> Place.node(host.node(), null);
			case Station.Balancer balancer -> Place.loadBalancer();
			case Station.Beyond outside -> Place.external();
		};
	}

	/** The address a socket at this station gets for a destination. */
	static IpAddress source(Network network, Journey journey, Station station, IpAddress destination) {
		return switch (station) {
			case Station.InPod pod -> {
				if (journey.plane().pod(pod.key()).orElseThrow().owns(destination)) {
					yield destination;
				}
				yield pod(journey.plane().cluster(), pod).ips()
					.stream()
					.filter((ip) -> ip.family() == destination.family())
					.findFirst()
					.orElseThrow(() -> new InvalidRequestException("to",
							"pod " + pod.key() + " has no " + destination.family() + " address",
							"IPv6 is walked only where pods have IPv6 addresses."));
			}
			case Station.OnNode host -> network.node(host.node())
				.sourceFor(destination)
				.orElseGet(() -> journey.plane().cluster().node(host.node()).orElseThrow().internalIp());
			case Station.Balancer balancer -> balancer.address();
			case Station.Beyond outside -> outside.address();
		};
	}

	/** The station's pod, whatever address of it is dialled: its loopback is one too. */
	static Pod pod(Cluster cluster, Station.InPod station) {
		int slash = station.key().indexOf('/');
		return cluster.pod(station.key().substring(0, slash), station.key().substring(slash + 1)).orElseThrow();
	}

}
