package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/**
 * <a href="https://coredns.io/plugins/forward/">forward</a>. CoreDNS picks a healthy
 * upstream at random; here it is the first of them that answers.
 */
public final class Forward implements Plugin {

	private static final int MOST_UPSTREAMS = 15;

	/** Properties that change how, not what, is answered. */
	private static final Set<String> TRANSPORT = Set.of("force_tcp", "prefer_udp", "max_fails", "expire",
			"max_idle_conns", "max_age", "tls", "tls_servername", "health_check", "max_concurrent",
			"failfast_all_unhealthy_upstreams", "max_connect_attempts", "source_address", "doh_method");

	private final List<String> from;

	private final List<IpAddress> servers;

	private final Surroundings surroundings;

	private final List<String> except = new ArrayList<>();

	private final List<String> nextCodes = new ArrayList<>();

	private final List<String> failoverCodes = new ArrayList<>();

	private boolean another;

	private Forward(List<String> from, List<IpAddress> servers, Surroundings surroundings) {
		this.surroundings = surroundings;
		this.from = from;
		this.servers = servers;
	}

	/**
	 * Sets it up.
	 * @param another whether a further forward follows, which {@code next} may turn to
	 */
	static Forward of(Directive directive, Surroundings surroundings, boolean another) throws CorefileException {
		List<String> args = directive.atLeast(2);
		List<IpAddress> servers = new ArrayList<>();
		for (String to : args.subList(1, args.size())) {
			servers.addAll(servers(directive, to, surroundings));
		}
		if (servers.isEmpty()) {
			throw directive.error("no nameservers found");
		}
		if (servers.size() > MOST_UPSTREAMS) {
			throw directive.error("more than %d TOs configured: %d".formatted(MOST_UPSTREAMS, servers.size()));
		}
		Forward forward = new Forward(Zones.normalize(args.getFirst()), servers, surroundings);
		forward.another = another;
		for (Directive property : directive.block()) {
			forward.set(directive, property);
		}
		return forward;
	}

	private static List<IpAddress> servers(Directive directive, String to, Surroundings surroundings)
			throws CorefileException {
		Optional<IpAddress> address = UpstreamAddress.parse(to);
		if (address.isPresent()) {
			return List.of(address.get());
		}
		if (to.equals("/etc/resolv.conf")) {
			return surroundings.resolvConf().nameservers();
		}
		return surroundings.file(to)
			.map((text) -> ResolvConf.parse(text).nameservers())
			.orElseThrow(() -> directive.error("not an IP address or file: \"%s\"".formatted(to)));
	}

	private void set(Directive directive, Directive property) throws CorefileException {
		switch (property.name()) {
			case "except" -> this.except.addAll(Zones.normalize(property.atLeast(1)));
			case "next" -> this.nextCodes.addAll(property.atLeast(1));
			case "failover" -> this.failoverCodes.addAll(property.atLeast(1));
			case "policy" -> {
				if (!List.of("random", "round_robin", "sequential").contains(property.argument())) {
					throw property.error("unknown policy '%s'".formatted(property.args().getFirst()));
				}
			}
			default -> {
				if (!TRANSPORT.contains(property.name())) {
					throw directive.unknownProperty(property);
				}
			}
		}
	}

	/** The servers questions for a name would go to. */
	public List<IpAddress> serversFor(String lowerName) {
		boolean taken = Zones.match(this.from, lowerName).isPresent()
				&& (this.from.contains(lowerName) || Zones.match(this.except, lowerName).isEmpty());
		return taken ? this.servers : List.of();
	}

	@Override
	public Response serve(Query query, Handler next) {
		if (serversFor(query.lowerName()).isEmpty()) {
			return next.serve(query);
		}
		Response response = ask(query);
		return this.another && this.nextCodes.contains(response.rcode()) ? next.serve(query) : response;
	}

	private Response ask(Query query) {
		Response last = null;
		for (IpAddress server : candidates(query)) {
			Response response = query.upstreams().ask(server, query);
			if (response.rcode().equals("TIMEOUT")) {
				continue;
			}
			last = (response.error().equals(Response.LOOP) ? response : response.passedOn())
				.because("forward to %s: %s".formatted(choice(server), response.why()));
			if (!this.failoverCodes.contains(response.rcode())) {
				return last;
			}
		}
		return (last != null) ? last : dead(query);
	}

	/** The healthy ones; when none is, one of all is tried nevertheless. */
	private List<IpAddress> candidates(Query query) {
		List<IpAddress> healthy = this.servers.stream().filter(query.upstreams()::healthy).toList();
		return healthy.isEmpty() ? this.servers.subList(0, 1) : healthy;
	}

	private String choice(IpAddress server) {
		return (this.servers.size() == 1) ? server.toString() : server + " (one of %d)".formatted(this.servers.size());
	}

	private Response dead(Query query) {
		IpAddress server = this.servers.getFirst();
		String servers = String.join(", ", this.servers.stream().map(IpAddress::toString).toList());
		return Response.failure("forward: no answer from %s, so SERVFAIL".formatted(servers),
				"read udp %s->%s: i/o timeout".formatted(this.surroundings.socket(query), server.withPort(53)));
	}

}
