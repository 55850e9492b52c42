package io.packetwalk.controlplane.setup;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The ingress controllers known here. */
enum ControllerKind {

	INGRESS_NGINX("ingress-nginx", "k8s.io/ingress-nginx", "nginx"),
	TRAEFIK("traefik", "traefik.io/ingress-controller", "traefik");

	private final String title;

	private final String controller;

	private final String className;

	ControllerKind(String title, String controller, String className) {
		this.title = title;
		this.controller = controller;
		this.className = className;
	}

	/** As the lab's settings write it. */
	String title() {
		return this.title;
	}

	static Optional<ControllerKind> titled(String title) {
		return Arrays.stream(values()).filter((kind) -> kind.title.equals(title)).findFirst();
	}

	/** The one an IngressClass's {@code spec.controller} names. */
	static Optional<ControllerKind> controlledBy(@Nullable String controller) {
		return Arrays.stream(values()).filter((kind) -> kind.controller.equals(controller)).findFirst();
	}

	/** The one whose class is usually called this. */
	static Optional<ControllerKind> named(String className) {
		return Arrays.stream(values()).filter((kind) -> className.contains(kind.className)).findFirst();
	}

	/** Whether a container image is this controller. */
	boolean runs(@Nullable String image) {
		if (image == null) {
			return false;
		}
		String path = image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
		String last = path.substring(path.lastIndexOf('/') + 1);
		return switch (this) {
			case INGRESS_NGINX -> path.endsWith("ingress-nginx/controller")
					|| path.endsWith("ingress-nginx/controller-chroot") || last.startsWith("nginx-ingress-controller")
					|| last.equals("mirrored-ingress-nginx-controller");
			case TRAEFIK -> last.equals("traefik") || last.equals("mirrored-library-traefik");
		};
	}

}
