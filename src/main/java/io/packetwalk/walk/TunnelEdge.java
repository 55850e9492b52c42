package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.ingress.tunnel.TunnelRule;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpChoice;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * Cloudflare's edge: takes a request for a tunnel's host name and sends it down the
 * connection that a cloudflared in the cluster has dialled.
 */
final class TunnelEdge {

	/** What {@code region1.v2.argotunnel.com} is known to be. */
	private static final IpAddress CONNECTORS = IpAddress.of("198.41.192.7");

	private static final int QUIC = 7844;

	/** "Argo Tunnel error": no connector is there. */
	private static final int NO_CONNECTOR = 530;

	private final Journey journey;

	private final Network network;

	private final Destination to;

	private final HttpRequest asked;

	private final @Nullable CloudflareTunnel tunnel;

	private @Nullable HttpResult result;

	private @Nullable String upstream;

	TunnelEdge(Journey journey, Network network, Destination to, HttpRequest asked, @Nullable CloudflareTunnel tunnel) {
		this.journey = journey;
		this.network = network;
		this.to = to;
		this.asked = asked;
		this.tunnel = tunnel;
	}

	/** How the request ended, null when the edge was not asked. */
	@Nullable HttpResult result() {
		return this.result;
	}

	/** Who was dialled in the cluster, {@code ip:port}; null when nobody was. */
	@Nullable String upstream() {
		return this.upstream;
	}

	Served serve(LegRecorder leg, Station at, Packet packet, BiFunction<Disposition, String, Served> respond) {
		CloudflareTunnel way = java.util.Objects.requireNonNull(this.tunnel);
		List<Cause> lines = this.journey.causes().causes().find(way.origin()).map(List::of).orElse(List.of());
		Optional<Pod> connector = connector(way);
		leg.add(StepDraft
			.of(StepType.HTTP_ROUTE, connector.isPresent() ? "The edge finds the tunnel" : "No connector",
					Exchange.stop(at))
			.story(StoryStage.LOAD_BALANCER)
			.packet(packet)
			.http(new HttpChoice("Cloudflare's edge", request(), List.of(),
					connector.map((pod) -> "tunnel of " + way.name()).orElse(null),
					connector.isPresent() ? this.asked.path() : null, connector.isPresent() ? 0 : NO_CONNECTOR))
			.because(lines)
			.assumed(way.error().isEmpty() ? "" : "cloudflared ends at once: " + way.error() + "."));
		leg.pause();
		int status = connector.map((pod) -> downTheTunnel(leg, way, pod, lines)).orElse(NO_CONNECTOR);
		if (this.result == null) {
			this.result = new HttpResult(status, null, "cloudflared");
		}
		leg.enter(Direction.REVERSE, Exchange.place(at));
		Disposition end = (status >= 400) ? Disposition.HTTP_ERROR
				: (status >= 300) ? Disposition.ANSWERED : Disposition.DELIVERED;
		return respond.apply(end, (status + " " + HttpResult.reason(status)).strip());
	}

	/** The edge spreads requests over the connections it has. */
	private Optional<Pod> connector(CloudflareTunnel way) {
		List<Pod> pods = way.error().isEmpty() ? this.journey.plane()
			.cluster()
			.pods()
			.stream()
			.filter((pod) -> way.pods().contains(pod.key()))
			.toList() : List.of();
		return pods.isEmpty() ? Optional.empty() : Optional.of(pods.get(Mix.between(this.journey.request().seed(),
				"connector/" + this.journey.connection(), 0, pods.size() - 1)));
	}

	private int downTheTunnel(LegRecorder leg, CloudflareTunnel way, Pod pod, List<Cause> lines) {
		Start start = start(pod);
		LegRecorder dialled = this.journey.recorder()
			.open(leg.id(), Leg.Kind.TUNNEL, "UDP", "QUIC to Cloudflare's edge, dialled before", false);
		IpAddress source = Exchange.source(this.network, this.journey, start.station(), CONNECTORS);
		Packet initial = Packet.fromSocket(
				new FiveTuple(Protocol.UDP, source, this.journey.ephemeralPort(Protocol.UDP), CONNECTORS, QUIC), "");
		StepDraft send = StepDraft
			.of(StepType.SEND, "cloudflared keeps a connection open", Exchange.stop(start.station()))
			.level(Level.OPERATOR)
			.packet(initial)
			.because(this.journey.causes().pod(pod, "spec.containers"))
			.assumed(
					"It was dialled when the pod started, from the inside; that is why no port of the cluster is open to "
							+ "the world. The address is that of region1.v2.argotunnel.com.")
			.command("cloudflared tunnel info");
		Exchange.Result end = new Exchange(this.network, dialled).run(start.station(), initial, send,
				(at, packet) -> held(dialled, start, at, packet));
		return end.disposition().success() ? proxied(dialled, way, pod, start, lines) : NO_CONNECTOR;
	}

	private Served held(LegRecorder dialled, Start start, Station at, Packet packet) {
		dialled.add(StepDraft.of(StepType.DELIVER, "The edge holds the connection", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(packet));
		return new Served(Disposition.DELIVERED, false,
				StepDraft.of(StepType.DELIVER, "The request comes down the tunnel", Exchange.stop(start.station()))
					.level(Level.OPERATOR));
	}

	private static Start start(Pod pod) {
		String node = java.util.Objects.requireNonNull(pod.node());
		Station station = pod.hostNetwork() ? new Station.OnNode(node, pod.key()) : new Station.InPod(pod.key(), node);
		return new Start(station, pod, "pod " + pod.key());
	}

	/** cloudflared picks a rule, looks the service up, and dials it. */
	private int proxied(LegRecorder dialled, CloudflareTunnel way, Pod pod, Start start, List<Cause> lines) {
		CloudflareTunnel.Routed routed = way.route(this.asked.host(), this.asked.path());
		TunnelRule rule = routed.rule();
		LegRecorder leg = this.journey.recorder()
			.open(dialled.id(), Leg.Kind.HTTP, "TCP", this.asked.method() + " " + this.asked.host() + this.asked.path(),
					true);
		leg.enter(Direction.FORWARD, Exchange.place(start.station()));
		leg.add(StepDraft.of(StepType.HTTP_ROUTE, "cloudflared picks a rule", Exchange.stop(start.station()))
			.story(StoryStage.INGRESS_CONTROLLER)
			.http(new HttpChoice("cloudflared", request(), routed.tried().stream().map(TunnelEdge::tried).toList(),
					(rule.status() == 0) ? rule.service() : null, (rule.status() == 0) ? this.asked.path() : null,
					rule.status()))
			.because(this.journey.causes().causes().find(way.origin(rule)).map(List::of).orElse(lines))
			.command("cloudflared tunnel ingress rule " + this.to.scheme() + "://" + this.asked.host()
					+ this.asked.path()));
		if (rule.status() != 0) {
			leg.close((rule.status() < 400) ? Disposition.ANSWERED : Disposition.HTTP_ERROR);
			return rule.status();
		}
		return dial(leg, rule, pod, start);
	}

	private static HttpChoice.Tried tried(HttpOutcome.Tried rule) {
		return new HttpChoice.Tried(rule.rule(), rule.matched(), rule.why());
	}

	private String request() {
		return this.asked.method() + " " + this.asked.host() + this.asked.path();
	}

	private int dial(LegRecorder leg, TunnelRule rule, Pod pod, Start start) {
		leg.pause();
		TunnelOrigin origin = new TunnelOrigin(this.journey, this.network, this.to, this.asked);
		int status = origin.dial(leg, rule, start);
		this.result = origin.result(status);
		this.upstream = origin.upstream();
		return status;
	}

}
