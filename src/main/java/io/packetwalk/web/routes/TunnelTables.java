package io.packetwalk.web.routes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.ingress.tunnel.TunnelRule;
import io.packetwalk.lab.Lab;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.NameQuestion;
import io.packetwalk.walk.PacketWalker;

/** The rules of tunnels, read like those of any proxy. */
record TunnelTables(Lab lab, Lines lines) {

	private static final String SENDER = "cloudflared";

	static String about(CloudflareTunnel tunnel) {
		return tunnel.error().isEmpty()
				? "cloudflared dialled Cloudflare’s edge; what the edge takes for the tunnel’s names comes down that connection. The first rule that fits takes it."
				: "cloudflared does not start: " + tunnel.error() + ". Cloudflare answers 530 to every request.";
	}

	WayIn way(CloudflareTunnel tunnel) {
		List<String> names = tunnel.rules()
			.stream()
			.map(TunnelRule::hostname)
			.filter((name) -> !name.isEmpty() && !name.equals("*"))
			.distinct()
			.toList();
		return new WayIn("tunnel", "Cloudflare’s edge", names.isEmpty()
				? List.of(tunnel.anyName() ? "a name that Cloudflare gives it" : "no name is published") : names,
				List.of("no port of the cluster is open"), this.lines.of(tunnel.origin()));
	}

	Group group(CloudflareTunnel tunnel) {
		Cause cause = this.lines.of(tunnel.origin());
		List<Route> routes = new ArrayList<>();
		List<HttpRule> before = new ArrayList<>();
		for (TunnelRule written : tunnel.rules()) {
			HttpRule rule = rule(written);
			Mark mark = before.stream()
				.filter((earlier) -> earlier.covers(rule))
				.findFirst()
				.map((earlier) -> Mark
					.unreached("“" + earlier.text() + "” is tried before and takes every request for it"))
				.orElse(null);
			before.add(rule);
			routes.add(new Route(rule.hosts().stream().map(HostMatch::toString).toList(),
					rule.paths().stream().map(PathText::of).toList(),
					List.of(new Step(written.toString(), List.of(), deed(tunnel, written), mark, cause)),
					new Examples("https", 0, "any.example.com").of(rule)));
		}
		return new Group("", "", null, cause, routes, 0, tunnel.rules().stream().anyMatch(TunnelRule::catchesAll) ? ""
				: "404 " + HttpResult.reason(404) + " from " + SENDER);
	}

	private static HttpRule rule(TunnelRule written) {
		String name = written.hostname();
		HostMatch host = (name.isEmpty() || name.equals("*")) ? new HostMatch.Any()
				: name.startsWith("*.") ? new HostMatch.Below(name.substring(2)) : new HostMatch.Exact(name);
		PathMatch path = (written.path() != null) ? new PathMatch.Regex(written.path()) : PathMatch.ANY;
		return new HttpRule(written.toString(), host, path, HttpCondition.NONE,
				new HttpAction.Respond(written.status(), ""), "");
	}

	private Deed deed(CloudflareTunnel tunnel, TunnelRule rule) {
		if (!tunnel.error().isEmpty()) {
			return new Deed("answer", 530, tunnel.error(), List.of(),
					Mark.status("530", "from Cloudflare’s edge: cloudflared does not run"));
		}
		if (rule.status() != 0) {
			return new Deed("answer", rule.status(), rule.service() + " answers by itself", List.of(),
					(rule.status() >= 500) ? Mark.status(Integer.toString(rule.status()),
							"from cloudflared: " + rule.service() + " leads to nobody known here") : null);
		}
		Share share = share(tunnel, rule);
		return new Deed("forward", 0, "", List.of(share), share.mark());
	}

	Share share(CloudflareTunnel tunnel, TunnelRule rule) {
		URI service = URI.create(rule.service());
		String host = Optional.ofNullable(service.getHost()).orElse("");
		int port = (service.getPort() > 0) ? service.getPort() : rule.defaultPort();
		List<String> changes = rule.hostHeader().isEmpty() ? List.of() : List.of("Host becomes " + rule.hostHeader());
		Optional<IpAddress> address = IpAddress.parse(host).or(() -> lookedUp(tunnel, host));
		if (address.isEmpty()) {
			return new Share("", rule.service(), "", List.of(), changes,
					Mark.status("502", "Bad Gateway from cloudflared: "
							+ (tunnel.pods().isEmpty() ? "no pod runs it" : host + " has no address")));
		}
		List<Upstream> upstreams = List.of(new Upstream(address.get(), port));
		Dials dials = new Dials(this.lab.cluster());
		return new Share("", rule.service(), dials.via(upstreams), dials.of(upstreams), changes,
				closed(address.get(), port));
	}

	/** A Service without this port, or with nobody behind it, refuses the connection. */
	private @Nullable Mark closed(IpAddress address, int port) {
		return this.lab.cluster()
			.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(address))
			.findFirst()
			.flatMap((service) -> {
				boolean open = service.ports().stream().anyMatch((one) -> one.port() == port);
				boolean ready = this.lab.cluster()
					.slicesOf(service)
					.stream()
					.flatMap((slice) -> slice.endpoints().stream())
					.anyMatch((endpoint) -> endpoint.ready());
				String why = !open ? " has no port " + port : ready ? "" : " has no ready endpoint";
				return why.isEmpty() ? Optional.empty() : Optional
					.of(Mark.status("502", "Bad Gateway from cloudflared: Service " + service.key() + why));
			})
			.orElse(null);
	}

	/** As the pod of cloudflared looks it up. */
	private Optional<IpAddress> lookedUp(CloudflareTunnel tunnel, String host) {
		if (tunnel.pods().isEmpty()) {
			return Optional.empty();
		}
		try {
			Lookup lookup = PacketWalker.lookup(
					this.lab.dataplane(), new TraceRequest("pod/" + tunnel.pods().getFirst(), "dns://", "GET", Map.of(),
							null, null, this.lab.cluster().settings().seed(), 1, null),
					new NameQuestion(host, "", true));
			return lookup.addresses().stream().filter(IpAddress::isV4).findFirst();
		}
		catch (InvalidRequestException ex) {
			return Optional.empty();
		}
	}

}
