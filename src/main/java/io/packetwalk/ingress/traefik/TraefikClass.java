package io.packetwalk.ingress.traefik;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;

/** Which Ingresses Traefik serves; one that names no class in any way is served. */
record TraefikClass(Cluster cluster, TraefikOptions options) {

	private static final String ANNOTATION = "kubernetes.io/ingress.class";

	private static final String CONTROLLER = "traefik.io/ingress-controller";

	boolean serves(Ingress ingress) {
		if (ingress.className() != null) {
			return this.cluster.ingressClasses()
				.stream()
				.anyMatch((known) -> known.name().equals(ingress.className()) && known.controller().equals(CONTROLLER)
						&& (this.options.ingressClass().isEmpty() || this.options.ingressClass().equals(known.name())));
		}
		String annotation = ingress.annotations().getOrDefault(ANNOTATION, "");
		return annotation.equals(this.options.ingressClass())
				|| (this.options.ingressClass().isEmpty() && annotation.equals("traefik"));
	}

}
