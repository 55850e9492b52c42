package io.packetwalk.controlplane.setup;

import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;

/**
 * Decides which ingress controller serves the cluster and adds it when it is not there.
 */
public final class IngressControllers {

	private static final String NONE = "none";

	private final ApiObjects objects;

	private final Profile profile;

	private final Report report;

	private IngressControllers(ApiObjects objects, Profile profile, Report report) {
		this.objects = objects;
		this.profile = profile;
		this.report = report;
	}

	/**
	 * The effective controller: {@code ingress-nginx}, {@code traefik} or {@code none}.
	 * @param chosen the lab's setting
	 */
	public static String install(String chosen, ApiObjects objects, Profile profile, Report report) {
		return new IngressControllers(objects, profile, report).install(chosen);
	}

	private String install(String chosen) {
		FoundControllers found = new FoundControllers(this.objects);
		Optional<ControllerKind> asked = ControllerKind.titled(chosen);
		if (chosen.equals(NONE)) {
			return NONE;
		}
		if (asked.isPresent()) {
			return found.running(asked.get()) ? asked.get().title()
					: added(asked.get(), "the settings ask for it").title();
		}
		ControllerKind automatic = automatic(found);
		return (automatic != null) ? automatic.title() : NONE;
	}

	private @Nullable ControllerKind automatic(FoundControllers found) {
		Optional<ControllerKind> wanted = found.wanted();
		Optional<ControllerKind> running = wanted.filter(found::running)
			.or(() -> found.firstRunning().filter((kind) -> wanted.isEmpty() || !found.anyIngress()));
		if (running.isPresent() || !found.anyIngress()) {
			return running.orElse(null);
		}
		Optional<String> unknown = found.unknown();
		if (unknown.isPresent()) {
			this.report.warning("INGRESS_CONTROLLER_NOT_MODELLED", null, "",
					"the Ingresses are of a class served by " + unknown.get()
							+ ", which is not modelled; nothing serves them here",
					"Choose ingress-nginx or traefik as the lab's ingress controller and leave their class out.");
			return null;
		}
		if (this.profile == Profile.BARE) {
			return bareHasNone();
		}
		ControllerKind missing = wanted
			.orElse((this.profile == Profile.K3S) ? ControllerKind.TRAEFIK : ControllerKind.INGRESS_NGINX);
		return added(missing, "the manifests hold an Ingress or IngressRoute and no controller that serves it");
	}

	private @Nullable ControllerKind bareHasNone() {
		this.report.warning("NO_INGRESS_CONTROLLER", null, "",
				"the manifests hold an Ingress and no controller, and the profile bare adds none; nothing serves it",
				"Choose another profile or ingress controller.");
		return null;
	}

	private ControllerKind added(ControllerKind kind, String why) {
		Map<String, String> values = Map.of("serviceType", (this.profile == Profile.K3S) ? "LoadBalancer" : "NodePort");
		String file = (kind == ControllerKind.TRAEFIK) ? "traefik.yaml" : "ingress-nginx.yaml";
		ObjectRef deployment = null;
		for (HasMetadata object : AddOn.read(file, values)) {
			this.objects.addUnlessStated(object);
			if (object.getKind().equals("Deployment")) {
				deployment = new ObjectRef("Deployment", object.getMetadata().getNamespace(),
						object.getMetadata().getName());
			}
		}
		this.report.info("CONTROLLER_ADDED", deployment, "",
				"ingress controller " + kind.title() + " was added (" + deployment + "), as " + why, "");
		return kind;
	}

}
