package io.packetwalk.walk;

import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * The socket a connection reaches: an app in a pod, a process of a node, a server
 * outside, or nobody.
 */
final class AppServer implements BiFunction<Station, Packet, Served> {

	private final Journey journey;

	private final LegRecorder leg;

	private final Start client;

	private final boolean http;

	private final @Nullable IngressProxy proxy;

	private @Nullable Pod pod;

	AppServer(Journey journey, LegRecorder leg, Start client, boolean http, @Nullable IngressProxy proxy) {
		this.journey = journey;
		this.leg = leg;
		this.client = client;
		this.http = http;
		this.proxy = proxy;
	}

	/** The pod that took the connection, null when none did. */
	@Nullable Pod pod() {
		return this.pod;
	}

	@Override
	public Served apply(Station at, Packet packet) {
		Cluster cluster = this.journey.plane().cluster();
		return switch (at) {
			case Station.InPod station -> inPod(station, Exchange.pod(cluster, station), packet);
			case Station.OnNode host -> onNode(host, packet);
			case Station.Beyond outside -> outside(outside, packet);
		};
	}

	private Served inPod(Station at, Pod reached, Packet packet) {
		Listening listening = Listening.inPod(reached, packet);
		List<Cause> lines = this.journey.causes().pod(reached, "spec.containers");
		if (!listening.open()) {
			return refuse(at, packet, listening, lines);
		}
		this.pod = reached;
		accept(at, packet, listening, lines);
		return serve(at, reached, packet);
	}

	private Served serve(Station at, Pod reached, Packet packet) {
		return (this.http && this.proxy != null && this.proxy.serves(reached, packet))
				? this.proxy.serve(this.leg, reached, at, packet, this::responds) : responds(Disposition.DELIVERED, "");
	}

	private void accept(Station at, Packet packet, Listening listening, List<Cause> lines) {
		this.leg.add(StepDraft.of(StepType.DELIVER, "Delivered", Exchange.stop(at))
			.story(StoryStage.POD)
			.packet(packet)
			.because(lines)
			.assumed(listening.assumed())
			.command("ss -tlnp"));
	}

	private Served onNode(Station.OnNode at, Packet packet) {
		Cluster cluster = this.journey.plane().cluster();
		Listening listening = Listening.onNode(cluster, cluster.node(at.node()).orElseThrow(), packet);
		if (!listening.open()) {
			return refuse(at, packet, listening, List.of());
		}
		Pod hosted = hostPod(at, packet);
		Station station = (hosted != null) ? new Station.OnNode(at.node(), hosted.key()) : at;
		this.pod = hosted;
		accept(station, packet, listening,
				(hosted != null) ? this.journey.causes().pod(hosted, "spec.containers") : List.of());
		return (hosted != null) ? serve(station, hosted, packet) : responds(Disposition.DELIVERED, "");
	}

	private @Nullable Pod hostPod(Station.OnNode at, Packet packet) {
		return this.journey.plane()
			.cluster()
			.pods()
			.stream()
			.filter((candidate) -> candidate.hostNetwork() && at.node().equals(candidate.node()))
			.filter((candidate) -> candidate.containers()
				.stream()
				.flatMap((container) -> container.ports().stream())
				.anyMatch((port) -> port.port() == packet.dport() && port.protocol() == packet.protocol()))
			.findFirst()
			.orElse(null);
	}

	private Served outside(Station.Beyond at, Packet packet) {
		Outside world = this.journey.plane().cluster().outside();
		Outside.Host host = world.hosts()
			.stream()
			.filter((candidate) -> candidate.address().equals(at.address()))
			.findFirst()
			.orElse(null);
		if (host == null) {
			return leaves(at, packet, world.assumed()
					? "Nobody described the world outside, so the walk ends where the packet leaves. An Outside document can say who answers."
					: "The Outside document names no host at " + at.address() + ".");
		}
		boolean open = packet.protocol() == Protocol.ICMP || host.ports()
			.stream()
			.anyMatch((port) -> port.port() == packet.dport() && port.protocol() == packet.protocol());
		Listening listening = new Listening(open, (host.name() != null) ? host.name() : "the server",
				open ? "" : "The Outside document does not list port " + packet.dport() + " for this host.");
		if (!open) {
			return refuse(at, packet, listening, List.of());
		}
		accept(at, packet, listening, List.of());
		return responds(Disposition.DELIVERED, "");
	}

	private Served leaves(Station at, Packet packet, String why) {
		this.leg.add(StepDraft.of(StepType.TRANSMIT, "Leaves the cluster", Exchange.stop(at))
			.story(StoryStage.RESPONSE)
			.packet(packet)
			.assumed(why));
		return new Served(Disposition.EXITS_CLUSTER, false, responds(Disposition.EXITS_CLUSTER, "").response());
	}

	private Served refuse(Station at, Packet packet, Listening listening, List<Cause> lines) {
		this.leg.add(StepDraft.of(StepType.REJECT, "Nobody listens on " + packet.dport(), Exchange.stop(at))
			.story(StoryStage.POD)
			.packet(packet)
			.because(lines)
			.assumed(listening.assumed())
			.command(packet.protocol() == Protocol.UDP ? "ss -lunp" : "ss -tlnp"));
		StepDraft response = StepDraft.of(StepType.DELIVER, "Connection refused", Exchange.stop(this.client.station()))
			.story(StoryStage.RESPONSE);
		return new Served(Disposition.CONNECTION_REFUSED, true, response);
	}

	private Served responds(Disposition disposition, String status) {
		String title = status.isEmpty() ? (this.http ? "Response: 200 OK" : "The answer arrives")
				: "Response: " + status;
		return new Served(disposition, false,
				StepDraft.of(StepType.DELIVER, title, Exchange.stop(this.client.station()))
					.story(StoryStage.RESPONSE)
					.assumed((this.http && status.isEmpty()) ? "The app is assumed to answer 200 OK." : ""));
	}

}
