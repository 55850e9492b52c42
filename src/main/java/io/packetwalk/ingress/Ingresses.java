package io.packetwalk.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.gateway.GatewayFindings;
import io.packetwalk.ingress.gateway.Gateways;
import io.packetwalk.ingress.nginx.NginxOptions;
import io.packetwalk.ingress.nginx.NginxServers;
import io.packetwalk.ingress.program.ControllerPods;
import io.packetwalk.ingress.traefik.IngressRouteRouters;
import io.packetwalk.ingress.traefik.TraefikOptions;
import io.packetwalk.ingress.traefik.TraefikRouters;
import io.packetwalk.ingress.tunnel.Tunnels;
import io.packetwalk.net.IpAddress;

/** Compiles a cluster's Ingresses for the controller that serves them. */
public final class Ingresses {

	private Ingresses() {
	}

	/**
	 * The controller and its routes; empty when the cluster runs none
	 * ({@code settings.ingressController} is none).
	 */
	public static Optional<IngressController> compile(Cluster cluster) {
		return compile(cluster, (name) -> described(cluster, name));
	}

	/**
	 * The same, with somebody to ask where the names of ExternalName Services lead.
	 * @param names finds the address of a host name
	 */
	public static Optional<IngressController> compile(Cluster cluster, Function<String, Optional<IpAddress>> names) {
		ServiceEndpoints endpoints = new ServiceEndpoints(cluster, names);
		return switch (cluster.settings().ingressController()) {
			case ControllerPods.NGINX -> Optional.of(nginx(cluster, endpoints, NginxOptions.of(cluster)));
			case ControllerPods.TRAEFIK -> Optional.of(traefik(cluster, endpoints, TraefikOptions.of(cluster)));
			default -> Optional.empty();
		};
	}

	/**
	 * Every reverse proxy of the cluster: the controller of its Ingresses, where there is
	 * one, a Traefik besides for its IngressRoutes, and one for each Gateway.
	 * @param names finds the address of a host name
	 */
	public static List<IngressController> compileAll(Cluster cluster, Function<String, Optional<IpAddress>> names) {
		ServiceEndpoints endpoints = new ServiceEndpoints(cluster, names);
		List<IngressController> all = new ArrayList<>(compile(cluster, names).stream().toList());
		boolean besides = !cluster.settings().ingressController().equals(ControllerPods.TRAEFIK);
		if (besides && runsTraefik(cluster) && !cluster.edge().traefik().routes().isEmpty()) {
			all.add(traefik(cluster, endpoints, TraefikOptions.of(cluster)));
		}
		all.addAll(new Gateways(cluster, endpoints).compile());
		return List.copyOf(all);
	}

	/** What controllers would say of the objects that lead requests in. */
	public static List<Finding> findings(Cluster cluster) {
		ServiceEndpoints endpoints = new ServiceEndpoints(cluster, (name) -> described(cluster, name));
		List<Finding> findings = new ArrayList<>(GatewayFindings.of(cluster));
		findings.addAll(Tunnels.findings(cluster));
		findings.addAll(ForeignAnnotations.of(cluster));
		findings.addAll(IngressRouteRouters.findings(cluster, endpoints));
		if (!runsTraefik(cluster)) {
			cluster.edge()
				.traefik()
				.routes()
				.forEach((route) -> findings.add(new Finding("TRAEFIK_NOT_RUNNING", true, route.ref(), "",
						route.ref() + ": no Traefik runs in this cluster; nothing reads the IngressRoute",
						"Choose traefik as the lab's ingress controller, or add its Deployment.")));
		}
		return List.copyOf(findings);
	}

	private static boolean runsTraefik(Cluster cluster) {
		return cluster.settings().ingressController().equals(ControllerPods.TRAEFIK)
				|| !ControllerPods.of(cluster, ControllerPods.TRAEFIK).isEmpty();
	}

	private static Optional<IpAddress> described(Cluster cluster, String name) {
		return cluster.outside()
			.hosts()
			.stream()
			.filter((host) -> name.equalsIgnoreCase(host.name()))
			.map(Outside.Host::address)
			.findFirst();
	}

	static IngressController nginx(Cluster cluster, ServiceEndpoints endpoints, NginxOptions options) {
		return controller(cluster, ControllerPods.NGINX, new NginxServers(cluster, endpoints, options).compile());
	}

	static IngressController traefik(Cluster cluster, ServiceEndpoints endpoints, TraefikOptions options) {
		return controller(cluster, ControllerPods.TRAEFIK, new TraefikRouters(cluster, endpoints, options).compile());
	}

	private static IngressController controller(Cluster cluster, String name, HttpRouteTable routes) {
		List<Entrance> entrances = new ArrayList<>();
		cluster.ingresses()
			.forEach((ingress) -> ingress.rules()
				.forEach((rule) -> entrances.add(new Entrance(HostMatch.of(Objects.requireNonNullElse(rule.host(), "")),
						0, new Origin(ingress.ref(), "spec.rules")))));
		if (name.equals(ControllerPods.TRAEFIK)) {
			entrances.addAll(IngressRouteRouters.entrances(cluster));
		}
		return new IngressController(name, routes, ControllerPods.of(cluster, name).stream().map(Pod::key).toList(),
				Map.of(), entrances);
	}

}
