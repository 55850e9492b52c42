package io.packetwalk.ingress.traefik;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.ingress.program.Arguments;
import io.packetwalk.ingress.program.ControllerPods;

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
 * @param enabled whether the provider runs
 * @param crossNamespace whether custom resources may name those of other namespaces
 */
public record TraefikOptions(String ingressClass, boolean allowEmptyServices, boolean allowExternalNameServices,
		boolean strictPrefixMatching, boolean nativeLbByDefault, int redirect, boolean enabled,
		boolean crossNamespace) {

	public TraefikOptions(String ingressClass, boolean allowEmptyServices, boolean allowExternalNameServices,
			boolean strictPrefixMatching, boolean nativeLbByDefault, int redirect) {
		this(ingressClass, allowEmptyServices, allowExternalNameServices, strictPrefixMatching, nativeLbByDefault,
				redirect, true, false);
	}

	public static final TraefikOptions DEFAULTS = new TraefikOptions("", false, false, false, false, 0);

	private static final String PROVIDERS = "--providers.kubernetes";

	private static final String REDIRECTION = "--entrypoints.web.http.redirections.entrypoint";

	/** Those of the provider that reads Ingresses. */
	public static TraefikOptions of(Cluster cluster) {
		return of(cluster, PROVIDERS + "ingress");
	}

	/** Those of the provider that reads IngressRoutes. */
	static TraefikOptions ofCustomResources(Cluster cluster) {
		return of(cluster, PROVIDERS + "crd");
	}

	/** A Traefik told of neither is taken to run with the chart's values: both. */
	private static TraefikOptions of(Cluster cluster, String provider) {
		List<Pod> instances = ControllerPods.of(cluster, ControllerPods.TRAEFIK);
		Arguments arguments = ControllerPods.arguments(instances);
		return new TraefikOptions(arguments.value(provider + ".ingressclass").orElse(""),
				arguments.isTrue(provider + ".allowemptyservices")
						|| packaged(cluster, instances, arguments, provider + ".allowemptyservices"),
				arguments.isTrue(provider + ".allowexternalnameservices"),
				arguments.isTrue(provider + ".strictprefixmatching"), arguments.isTrue(provider + ".nativelbbydefault"),
				redirect(arguments), arguments.mentions(provider) || !arguments.mentions(PROVIDERS),
				arguments.isTrue(provider + ".allowcrossnamespace"));
	}

	/** k3s packages Traefik in its Helm chart, whose values keep empty Services. */
	private static boolean packaged(Cluster cluster, List<Pod> instances, Arguments arguments, String flag) {
		return cluster.settings().profile() == Profile.K3S && arguments.value(flag).isEmpty()
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
