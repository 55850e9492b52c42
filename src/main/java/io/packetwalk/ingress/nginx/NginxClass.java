package io.packetwalk.ingress.nginx;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;

/** Which Ingresses ingress-nginx serves: class object first, then the old annotation. */
record NginxClass(Cluster cluster, NginxOptions options) {

	static final String ANNOTATION = "kubernetes.io/ingress.class";

	boolean serves(Ingress ingress) {
		if (!this.options.namespace().isEmpty() && !this.options.namespace().equals(ingress.namespace())) {
			return false;
		}
		if (ingress.className() != null) {
			return this.cluster.ingressClasses()
				.stream()
				.anyMatch((known) -> known.name().equals(ingress.className())
						&& known.controller().equals(this.options.controllerClass()));
		}
		String annotation = ingress.annotations().get(ANNOTATION);
		return (annotation != null) ? annotation.isEmpty() || annotation.equals(this.options.annotationClass())
				: this.options.watchWithoutClass();
	}

}
