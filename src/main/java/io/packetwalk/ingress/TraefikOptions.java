package io.packetwalk.ingress;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;

/**
 * What Traefik's <a href=
 * "https://doc.traefik.io/traefik/reference/install-configuration/providers/kubernetes/kubernetes-ingress/">Kubernetes
 * Ingress provider</a> was started with.
 *
 * @param ingressClass the class it is limited to; empty: every class of its controller
 * @param allowEmptyServices whether a Service without endpoints keeps its router and
 * answers 503
 * @param allowExternalNameServices whether ExternalName Services may be backends
 * @param strictPrefixMatching whether Prefix goes slash by slash, as the API says
 * @param nativeLbByDefault whether it dials ClusterIPs instead of endpoints
 * @param redirect the status by which the plain entry point sends everything to HTTPS, 0
 * when it does not
 */
record TraefikOptions(String ingressClass, boolean allowEmptyServices, boolean allowExternalNameServices,
		boolean strictPrefixMatching, boolean nativeLbByDefault, int redirect) {

	static final TraefikOptions DEFAULTS = new TraefikOptions("", false, false, false, false, 0);

	private static final String PROVIDER = "--providers.kubernetesingress";

	private static final String REDIRECTION = "--entrypoints.web.http.redirections.entrypoint";

	static TraefikOptions of(Cluster cluster) {
		List<Pod> instances = ControllerPods.of(cluster, ControllerPods.TRAEFIK);
		Arguments arguments = ControllerPods.arguments(instances);
		return new TraefikOptions(arguments.value(PROVIDER + ".ingressclass").orElse(""),
				arguments.isTrue(PROVIDER + ".allowemptyservices") || packaged(cluster, instances, arguments),
				arguments.isTrue(PROVIDER + ".allowexternalnameservices"),
				arguments.isTrue(PROVIDER + ".strictprefixmatching"), arguments.isTrue(PROVIDER + ".nativelbbydefault"),
				redirect(arguments));
	}

	/** k3s packages Traefik in its Helm chart, whose values keep empty Services. */
	private static boolean packaged(Cluster cluster, List<Pod> instances, Arguments arguments) {
		return cluster.settings().profile() == Profile.K3S
				&& arguments.value(PROVIDER + ".allowemptyservices").isEmpty()
				&& instances.stream().anyMatch((pod) -> pod.namespace().equals("kube-system"));
	}

	private static int redirect(Arguments arguments) {
		if (!arguments.mentions(REDIRECTION + ".to")) {
			return 0;
		}
		boolean temporary = arguments.value(REDIRECTION + ".permanent").filter("false"::equalsIgnoreCase).isPresent();
		return temporary ? 302 : 301;
	}

}
