package io.packetwalk.ingress;

import java.util.List;
import java.util.Locale;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;

/** Which pods are instances of a controller, and what they were started with. */
final class ControllerPods {

	static final String NGINX = "ingress-nginx";

	static final String TRAEFIK = "traefik";

	private static final String NAME_LABEL = "app.kubernetes.io/name";

	private static final String COMPONENT_LABEL = "app.kubernetes.io/component";

	private ControllerPods() {
	}

	static boolean runs(String controller, Pod pod) {
		return controller.equals(TRAEFIK) ? isTraefik(pod) : isNginx(pod);
	}

	/**
	 * The command line of the first instance; empty when there is none, or it has none.
	 */
	static Arguments arguments(Cluster cluster, String controller) {
		return cluster.pods()
			.stream()
			.filter((pod) -> runs(controller, pod))
			.map(ControllerPods::arguments)
			.filter((arguments) -> !arguments.isEmpty())
			.findFirst()
			.orElse(new Arguments(List.of()));
	}

	/**
	 * The chart's other jobs, such as the admission webhook's, carry the same name label.
	 */
	private static boolean isNginx(Pod pod) {
		boolean image = repositories(pod).stream()
			.anyMatch((name) -> name.endsWith("ingress-nginx/controller") || name.endsWith("nginx-ingress-controller"));
		boolean labels = pod.labels().getOrDefault(NAME_LABEL, "").endsWith(NGINX)
				&& pod.labels().getOrDefault(COMPONENT_LABEL, "").equals("controller");
		return image || labels;
	}

	/**
	 * Traefik also serves as a plain reverse proxy: then it never looks at an Ingress.
	 */
	private static boolean isTraefik(Pod pod) {
		boolean image = repositories(pod).stream()
			.map((name) -> name.substring(name.lastIndexOf('/') + 1))
			.anyMatch((name) -> name.equals(TRAEFIK) || name.equals("mirrored-library-traefik"));
		boolean watchesIngresses = arguments(pod).mentions("--providers.kubernetesingress");
		boolean labels = pod.labels().getOrDefault(NAME_LABEL, "").equals(TRAEFIK);
		return watchesIngresses ? image || labels : labels && !arguments(pod).mentions("--providers.");
	}

	private static Arguments arguments(Pod pod) {
		return new Arguments(pod.containers().stream().flatMap((container) -> container.command().stream()).toList());
	}

	/** The containers' images without registry host, tag and digest. */
	private static List<String> repositories(Pod pod) {
		return pod.containers()
			.stream()
			.map((container) -> container.image().toLowerCase(Locale.ROOT).replaceFirst("@.*$", ""))
			.map((image) -> image.replaceFirst(":[^/]*$", ""))
			.toList();
	}

}
