package io.packetwalk.ingress;

import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpRouteTable;

/** Compiles a cluster's Ingresses for the controller that serves them. */
public final class Ingresses {

	private Ingresses() {
	}

	/**
	 * The controller and its routes; empty when the cluster runs none
	 * ({@code settings.ingressController} is none).
	 */
	public static Optional<IngressController> compile(Cluster cluster) {
		return switch (cluster.settings().ingressController()) {
			case ControllerPods.NGINX -> Optional.of(nginx(cluster, NginxOptions.of(cluster)));
			case ControllerPods.TRAEFIK -> Optional.of(traefik(cluster, TraefikOptions.of(cluster)));
			default -> Optional.empty();
		};
	}

	static IngressController nginx(Cluster cluster, NginxOptions options) {
		return controller(cluster, ControllerPods.NGINX, new NginxServers(cluster, options).compile());
	}

	static IngressController traefik(Cluster cluster, TraefikOptions options) {
		return controller(cluster, ControllerPods.TRAEFIK, new TraefikRouters(cluster, options).compile());
	}

	private static IngressController controller(Cluster cluster, String name, HttpRouteTable routes) {
		return new IngressController(name, routes, ControllerPods.of(cluster, name).stream().map(Pod::key).toList());
	}

}
