package io.packetwalk.ingress;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.gateway.Gateways;
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
	 * one, and one for each Gateway.
	 * @param names finds the address of a host name
	 */
	public static List<IngressController> compileAll(Cluster cluster, Function<String, Optional<IpAddress>> names) {
		return Stream
			.concat(compile(cluster, names).stream(),
					new Gateways(cluster, new ServiceEndpoints(cluster, names)).compile().stream())
			.toList();
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
		List<Entrance> entrances = cluster.ingresses()
			.stream()
			.flatMap((ingress) -> ingress.rules()
				.stream()
				.map((rule) -> new Entrance(HostMatch.of(Objects.requireNonNullElse(rule.host(), "")), 0,
						new Origin(ingress.ref(), "spec.rules"))))
			.toList();
		return new IngressController(name, routes, ControllerPods.of(cluster, name).stream().map(Pod::key).toList(),
				Map.of(), entrances);
	}

}
