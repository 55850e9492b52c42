package io.packetwalk.ingress.nginx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.http.VirtualHosts;
import io.packetwalk.ingress.backend.ServiceEndpoints;

/**
 * How ingress-nginx reads Ingresses into nginx.conf: a server for each host, the oldest
 * Ingress first.
 */
public final class NginxServers {

	private static final String DEFAULT_SERVER = "";

	private static final Comparator<Ingress> OLDEST_FIRST = Comparator
		.comparing((Ingress ingress) -> ingress.created().isEmpty() ? 1 : 0)
		.thenComparing(Ingress::created)
		.thenComparing(Ingress::key);

	private final Cluster cluster;

	private final ServiceEndpoints endpoints;

	private final NginxOptions options;

	private final Map<String, NginxServer> servers = new LinkedHashMap<>();

	public NginxServers(Cluster cluster, ServiceEndpoints endpoints, NginxOptions options) {
		this.cluster = cluster;
		this.endpoints = endpoints;
		this.options = options;
		this.servers.put(DEFAULT_SERVER, new NginxServer(DEFAULT_SERVER, NginxLocation.root(null, null, "")));
	}

	public HttpRouteTable compile() {
		NginxClass classes = new NginxClass(this.cluster, this.options);
		List<Ingress> served = this.cluster.ingresses().stream().filter(classes::serves).sorted(OLDEST_FIRST).toList();
		List<Ingress> main = served.stream().filter((ingress) -> !new NginxAnnotations(ingress).canary()).toList();
		main.forEach(this::createServers);
		main.forEach(this::addLocations);
		NginxPools pools = new NginxPools(this.cluster, this.endpoints);
		NginxCanaries canaries = new NginxCanaries(pools);
		served.stream()
			.filter((ingress) -> new NginxAnnotations(ingress).canary())
			.forEach((ingress) -> canaries.add(ingress, this.servers));
		return write(new NginxRules(this.options, pools, canaries));
	}

	private HttpRouteTable write(NginxRules rules) {
		List<VirtualHosts.Server> named = new ArrayList<>();
		for (NginxServer server : this.servers.values()) {
			if (!server.host().equals(DEFAULT_SERVER)) {
				named.add(new VirtualHosts.Server(HostMatch.of(server.host()), rules.of(server), server.origin()));
			}
		}
		new NginxAliases(this.servers).add(named);
		return new VirtualHosts(named, rules.of(Objects.requireNonNull(this.servers.get(DEFAULT_SERVER))));
	}

	/** The first Ingress that names a host settles where the rest of that host goes. */
	private void createServers(Ingress ingress) {
		if (ingress.rules().isEmpty() && ingress.defaultBackend() != null) {
			Objects.requireNonNull(this.servers.get(DEFAULT_SERVER))
				.claimRoot(ingress, origin(ingress, "spec.defaultBackend"));
		}
		for (int i = 0; i < ingress.rules().size(); i++) {
			String host = hostOf(ingress.rules().get(i));
			String at = (ingress.defaultBackend() != null) ? "spec.defaultBackend" : "spec.rules[" + i + "]";
			NginxLocation root = NginxLocation.root(ingress, ingress.defaultBackend(), origin(ingress, at));
			NginxServer server = this.servers.computeIfAbsent(host, (missing) -> new NginxServer(host, root));
			server.named(new NginxAnnotations(ingress));
			if (!host.isEmpty() && ingress.tls().stream().anyMatch((name) -> HostMatch.of(name).matches(host))) {
				server.certificate();
			}
		}
	}

	private void addLocations(Ingress ingress) {
		for (int i = 0; i < ingress.rules().size(); i++) {
			Ingress.Rule rule = ingress.rules().get(i);
			NginxServer server = Objects.requireNonNull(this.servers.get(hostOf(rule)));
			for (int j = 0; j < rule.paths().size(); j++) {
				Ingress.Path path = rule.paths().get(j);
				Ingress.Backend backend = (path.backend().service() != null) ? path.backend() : null;
				server.add(new NginxLocation(pathOf(path), path.pathType(), ingress, backend,
						origin(ingress, "spec.rules[" + i + "].http.paths[" + j + "]"), false));
			}
		}
	}

	static String pathOf(Ingress.Path path) {
		return path.path().isEmpty() ? "/" : path.path();
	}

	static String hostOf(Ingress.Rule rule) {
		return (rule.host() != null) ? rule.host().toLowerCase(Locale.ROOT) : DEFAULT_SERVER;
	}

	static String origin(Ingress ingress, String path) {
		return ingress.ref() + " " + path;
	}

}
