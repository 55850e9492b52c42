package io.packetwalk.walk;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.tunnel.TunnelRule;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * The service a tunnel's rule names, as cloudflared dials it: like any client in its pod.
 */
final class TunnelOrigin {

	/** What cloudflared answers when it cannot reach the service. */
	private static final int UNREACHABLE = 502;

	private final Journey journey;

	private final Network network;

	private final Destination to;

	private final HttpRequest asked;

	private @Nullable HttpResult behind;

	private @Nullable IpAddress dialled;

	private int port;

	private @Nullable String upstream;

	private @Nullable Pod pod;

	TunnelOrigin(Journey journey, Network network, Destination to, HttpRequest asked) {
		this.journey = journey;
		this.network = network;
		this.to = to;
		this.asked = asked;
	}

	/** The pod's address and port it ended at, null when it ended at none. */
	@Nullable String upstream() {
		return this.upstream;
	}

	int dial(LegRecorder leg, TunnelRule rule, Start start) {
		URI service = URI.create(rule.service());
		String host = Optional.ofNullable(service.getHost()).orElse("");
		boolean tls = "https".equals(service.getScheme());
		this.port = (service.getPort() > 0) ? service.getPort() : rule.defaultPort();
		Optional<IpAddress> address = IpAddress.parse(host).or(() -> lookedUp(leg, host, start));
		if (address.isEmpty()) {
			leg.close(io.packetwalk.trace.Disposition.HTTP_ERROR);
			return UNREACHABLE;
		}
		this.dialled = address.get();
		IpAddress source = Exchange.source(this.network, this.journey, start.station(), this.dialled);
		Packet syn = Packet.fromSocket(
				new FiveTuple(Protocol.TCP, source, this.journey.ephemeralPort(Protocol.TCP), this.dialled, this.port),
				"SYN");
		Destination proxied = new Destination(tls ? "https" : "http", this.asked.host(), this.port, this.to.path(),
				this.to.query());
		IngressProxy proxy = new IngressProxy(this.journey, this.network, proxied, rule.hostHeader());
		AppServer app = new AppServer(this.journey, this.network, leg, start, proxy.asked(this.port), proxy);
		StepDraft send = StepDraft.of(StepType.SEND, "cloudflared connects", Exchange.stop(start.station()))
			.story(StoryStage.CLUSTER_IP)
			.packet(syn);
		Exchange.Result end = new Exchange(this.network, leg).run(start.station(), syn, send, app);
		this.pod = app.pod();
		this.behind = (proxy.result() != null) ? proxy.result() : app.result();
		if (end.arrived() != null) {
			this.upstream = (proxy.upstream() != null) ? proxy.upstream()
					: end.arrived().dst().withPort(end.arrived().dport());
		}
		return (this.behind != null) ? this.behind.status() : end.disposition().success() ? 200 : UNREACHABLE;
	}

	/** Go's own resolver: it orders names as glibc does. */
	private Optional<IpAddress> lookedUp(LegRecorder leg, String host, Start start) {
		Lookup lookup = new NameLookup(this.journey, this.network, start, leg.id())
			.lookup(new NameQuestion(host, "", true));
		Optional<IpAddress> address = lookup.addresses().stream().filter(IpAddress::isV4).findFirst();
		boolean found = address.isPresent();
		leg.add(StepDraft
			.of(StepType.RESOLVE, found ? "The name is an address now" : "No address, so nothing is sent",
					Exchange.stop(start.station()))
			.level(Level.OPERATOR)
			.dns(DnsMessage.known(found ? lookup.canonical() : host, "A", lookup.outcome(),
					lookup.addresses().stream().map(IpAddress::toString).toList(), false,
					found ? "" : lookup.eai() + " after " + lookup.exchanges().size() + " questions"))
			.command("cloudflared's log: Unable to reach the origin service"));
		return address;
	}

	/** How the request ended, with who answered it. */
	HttpResult result(int status) {
		if (this.behind != null) {
			return this.behind;
		}
		Pod answering = this.pod;
		if (answering == null || this.dialled == null || status >= 400) {
			return new HttpResult(status, null, "cloudflared");
		}
		Cluster cluster = this.journey.plane().cluster();
		Optional<DialledService> service = DialledService.find(cluster, this.dialled, this.port);
		return new HttpResult(status,
				new HttpResult.Backend(answering.namespace(),
						service.map((found) -> found.service().name()).orElse(null),
						service.map((found) -> found.port().port()).orElse(this.port), answering.key()),
				"cloudflared");
	}

}
