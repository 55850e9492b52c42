package io.packetwalk.ingress.program;

import java.util.List;
import java.util.Locale;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;

/** Which pods are instances of a controller, and what they were started with. */
public final class ControllerPods {

	public static final String NGINX = "ingress-nginx";

	public static final String TRAEFIK = "traefik";

	private static final String NAME_LABEL = "app.kubernetes.io/name";

	private static final String COMPONENT_LABEL = "app.kubernetes.io/component";

	private ControllerPods() {
	}

	/**
	 * The instances of a controller. A Traefik that nobody told to watch Ingresses is one
	 * only where there is no better.
	 */
	public static List<Pod> of(Cluster cluster, String controller) {
		if (controller.equals(NGINX)) {
			return cluster.pods().stream().filter(ControllerPods::isNginx).toList();
		}
		List<Pod> traefik = cluster.pods().stream().filter(ControllerPods::isTraefik).toList();
		List<Pod> watching = traefik.stream().filter(ControllerPods::watchesIngresses).toList();
		return watching.isEmpty() ? traefik : watching;
	}

	/** The command line of the first instance that has one. */
	public static Arguments arguments(List<Pod> instances) {
		return instances.stream()
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
			.anyMatch((path) -> path.endsWith("ingress-nginx/controller")
					|| path.endsWith("ingress-nginx/controller-chroot")
					|| last(path).startsWith("nginx-ingress-controller")
					|| last(path).equals("mirrored-ingress-nginx-controller"));
		boolean labels = pod.labels().getOrDefault(NAME_LABEL, "").endsWith(NGINX)
				&& pod.labels().getOrDefault(COMPONENT_LABEL, "").equals("controller");
		return image || labels;
	}

	private static boolean isTraefik(Pod pod) {
		return repositories(pod).stream()
			.map(ControllerPods::last)
			.anyMatch((name) -> name.equals(TRAEFIK) || name.equals("mirrored-library-traefik"))
				|| pod.labels().getOrDefault(NAME_LABEL, "").equals(TRAEFIK);
	}

	private static boolean watchesIngresses(Pod pod) {
		return pod.labels().getOrDefault(NAME_LABEL, "").equals(TRAEFIK)
				|| arguments(pod).mentions("--providers.kubernetes");
	}

	private static Arguments arguments(Pod pod) {
		return new Arguments(pod.containers().stream().flatMap((container) -> container.command().stream()).toList());
	}

	/** The containers' images without tag and digest. */
	private static List<String> repositories(Pod pod) {
		return pod.containers()
			.stream()
			.map((container) -> container.image().toLowerCase(Locale.ROOT).replaceFirst("@.*$", ""))
			.map((image) -> image.replaceFirst(":[^/]*$", ""))
			.toList();
	}

	private static String last(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
