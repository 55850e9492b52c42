package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * The socket a connection reaches: an app in a pod, a process of a node, a server
 * outside, or nobody.
 */
final class AppServer implements BiFunction<Station, Packet, Served> {

	private final Journey journey;

	private final Network network;

	private final LegRecorder leg;

	private final Start client;

	private final @Nullable HttpRequest asked;

	private final @Nullable IngressProxy proxy;

	private @Nullable Pod pod;

	private @Nullable HttpResult result;

	AppServer(Journey journey, Network network, LegRecorder leg, Start client, @Nullable HttpRequest asked,
			@Nullable IngressProxy proxy) {
		this.journey = journey;
		this.network = network;
		this.leg = leg;
		this.client = client;
		this.asked = asked;
		this.proxy = proxy;
	}

	/** The pod that took the connection, null when none did. */
	@Nullable Pod pod() {
		return this.pod;
	}

	/** What a server outside answered the request with, null when none was told to. */
	@Nullable HttpResult result() {
		return this.result;
	}

	@Override
	public Served apply(Station at, Packet packet) {
		Cluster cluster = this.journey.plane().cluster();
		return switch (at) {
			case Station.InPod station -> inPod(station, Exchange.pod(cluster, station), packet);
			case Station.OnNode host -> onNode(host, packet);
			case Station.Balancer balancer -> balanced(balancer, packet);
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
		return (this.asked != null && this.proxy != null && this.proxy.serves(reached, packet))
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

	/** The same server, for a connection that another one is served by. */
	AppServer behind(LegRecorder own, Start dialling) {
		return new AppServer(this.journey, this.network, own, dialling, this.asked, this.proxy);
	}

	/** What a connection of somebody's came to is what the client's came to. */
	void takes(AppServer behind) {
		this.pod = behind.pod;
		this.result = behind.result;
	}

	/** The status of the answer, empty where the app is assumed to answer 200. */
	String status() {
		HttpResult known = (this.result != null || this.proxy == null) ? this.result : this.proxy.result();
		return (known == null) ? "" : (known.status() + " " + HttpResult.reason(known.status())).strip();
	}

	private Served balanced(Station.Balancer at, Packet packet) {
		BalancerProxy balancer = new BalancerProxy(this.journey, this.network, this.leg);
		return balancer.port(packet)
			.map((port) -> balancer.serve(at, packet, port, this))
			.orElseGet(() -> refuse(at, packet,
					new Listening(false, "", "The load balancer listens on its Service's ports only."), List.of()));
	}

	private Served outside(Station.Beyond at, Packet packet) {
		Outside world = this.journey.plane().cluster().outside();
		Optional<Outside.Host> host = OutsideHosts.at(world, at.address());
		if (host.isEmpty()) {
			return leaves(at, packet, OutsideHosts.whyNobody(world, at.address()));
		}
		boolean open = packet.protocol() == Protocol.ICMP || host.get().listens(packet.protocol(), packet.dport());
		Listening listening = new Listening(open, host.get().label(),
				open ? "" : "The Outside document does not list port " + packet.dport() + " for this host.");
		List<Cause> lines = lines(host.get().origin(), "ports");
		if (!open) {
			return refuse(at, packet, listening, lines);
		}
		if (this.asked != null && !host.get().http().isEmpty()) {
			return answers(at, packet, OutsideAnswer.of(host.get(), this.asked));
		}
		accept(at, packet, listening, lines);
		return responds(Disposition.DELIVERED, "");
	}

	/** A server that was told what to answer. */
	private Served answers(Station.Beyond at, Packet packet, OutsideAnswer answer) {
		this.result = answer.result();
		this.leg.add(StepDraft.of(StepType.DELIVER, answer.title(), Exchange.stop(at))
			.story(StoryStage.POD)
			.packet(packet)
			.http(answer.choice())
			.because(lines(answer.origin(), ""))
			.assumed(answer.note())
			.command(answer.command()));
		return responds(answer.disposition(), answer.status());
	}

	private List<Cause> lines(@Nullable Origin origin, String field) {
		return (origin == null) ? List.of()
				: this.journey.causes()
					.find(origin.object(), field.isEmpty() ? origin.path() : origin.at(field).path())
					.map(List::of)
					.orElse(List.of());
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

	/** The client's last step. */
	Served responds(Disposition disposition, String status) {
		String title = status.isEmpty() ? ((this.asked != null) ? "Response: 200 OK" : "The answer arrives")
				: "Response: " + status;
		return new Served(disposition, false,
				StepDraft.of(StepType.DELIVER, title, Exchange.stop(this.client.station()))
					.story(StoryStage.RESPONSE)
					.assumed((this.asked != null && status.isEmpty()) ? "The app is assumed to answer 200 OK." : ""));
	}

}
