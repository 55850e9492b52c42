package io.packetwalk.ingress.nginx;

import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.Pod;
import io.packetwalk.ingress.program.Arguments;
import io.packetwalk.ingress.program.ControllerPods;

/**
 * What ingress-nginx was started with and finds in its ConfigMap
 * (<a href="https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/">command
 * line</a>).
 *
 * @param controllerClass the {@code spec.controller} of the classes it serves
 * @param annotationClass the old annotation's value it answers to
 * @param watchWithoutClass whether it serves Ingresses that name no class
 * @param defaultBackend {@code namespace/name} of the Service for what no rule matches;
 * empty: its built-in 404
 * @param namespace the only namespace it watches; empty: all
 * @param sslRedirect whether hosts with a certificate are redirected to HTTPS unless an
 * annotation says otherwise
 * @param forceSslRedirect whether all are
 */
public record NginxOptions(String controllerClass, String annotationClass, boolean watchWithoutClass,
		String defaultBackend, String namespace, boolean sslRedirect, boolean forceSslRedirect) {

	public static final NginxOptions DEFAULTS = new NginxOptions("k8s.io/ingress-nginx", "nginx", false, "", "", true,
			false);

	public static NginxOptions of(Cluster cluster) {
		List<Pod> instances = ControllerPods.of(cluster, ControllerPods.NGINX);
		Arguments arguments = ControllerPods.arguments(instances);
		Map<String, String> config = configMap(cluster, instances, arguments);
		return new NginxOptions(arguments.value("--controller-class").orElse(DEFAULTS.controllerClass()),
				arguments.value("--ingress-class").orElse(DEFAULTS.annotationClass()),
				arguments.isTrue("--watch-ingress-without-class"),
				arguments.value("--default-backend-service").orElse(""),
				arguments.value("--watch-namespace").orElse(""), !"false".equals(config.get("ssl-redirect")),
				"true".equals(config.get("force-ssl-redirect")));
	}

	/** What its ConfigMap says. */
	public static Map<String, String> config(Cluster cluster) {
		List<Pod> instances = ControllerPods.of(cluster, ControllerPods.NGINX);
		return configMap(cluster, instances, ControllerPods.arguments(instances));
	}

	/**
	 * {@code --configmap=$(POD_NAMESPACE)/name}: the namespace is the controller's own.
	 */
	private static Map<String, String> configMap(Cluster cluster, List<Pod> instances, Arguments arguments) {
		String reference = arguments.value("--configmap").orElse("ingress-nginx-controller");
		String name = reference.substring(reference.indexOf('/') + 1);
		return instances.stream()
			.flatMap((pod) -> cluster.configMap(pod.namespace(), name).stream())
			.findFirst()
			.map(ConfigMap::data)
			.orElse(Map.of());
	}

	public NginxOptions watchingWithoutClass() {
		return new NginxOptions(this.controllerClass, this.annotationClass, true, this.defaultBackend, this.namespace,
				this.sslRedirect, this.forceSslRedirect);
	}

}
