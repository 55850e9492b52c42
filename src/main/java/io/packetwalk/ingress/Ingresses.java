package io.packetwalk.ingress;

import java.util.Optional;

import io.packetwalk.cluster.Cluster;

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
		return new IngressController(ControllerPods.NGINX, new NginxServers(cluster, options).compile());
	}

	static IngressController traefik(Cluster cluster, TraefikOptions options) {
		return new IngressController(ControllerPods.TRAEFIK, new TraefikRouters(cluster, options).compile());
	}

}
