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
		throw new IllegalStateException("being built " + cluster);
	}

}
