package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** Which ingress controllers the manifests run, and which their Ingresses ask for. */
final class FoundControllers {

	private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

	private final ApiObjects objects;

	private final List<PodSpecs> pods;

	private final List<Stored<Ingress>> ingresses;

	FoundControllers(ApiObjects objects) {
		this.objects = objects;
		this.pods = PodSpecs.in(objects);
		this.ingresses = objects.list(Ingress.class);
	}

	/** Whether there is anything for an ingress controller to serve. */
	boolean anyIngress() {
		return !this.ingresses.isEmpty() || anyIngressRoute();
	}

	/** Custom resources that only Traefik reads. */
	private boolean anyIngressRoute() {
		return this.objects.listGeneric("IngressRoute")
			.stream()
			.anyMatch((route) -> route.object().getApiVersion().startsWith("traefik."));
	}

	/**
	 * Whether a workload runs this controller. A Traefik told to read no Kubernetes
	 * objects is just a proxy, unless there are Ingresses for it to serve.
	 */
	boolean running(ControllerKind kind) {
		return this.pods.stream()
			.filter((pod) -> pod.containers().stream().anyMatch((container) -> kind.runs(container.getImage())))
			.anyMatch((pod) -> kind != ControllerKind.TRAEFIK || anyIngress() || readsKubernetes(pod));
	}

	Optional<ControllerKind> firstRunning() {
		return Stream.of(ControllerKind.values()).filter(this::running).findFirst();
	}

	private static boolean readsKubernetes(PodSpecs pod) {
		return "traefik".equals(pod.labels().get("app.kubernetes.io/name"))
				|| pod.words().anyMatch((word) -> word.toLowerCase(Locale.ROOT).contains("providers.kubernetes"));
	}

	/** The controller the Ingresses' classes point to. */
	Optional<ControllerKind> wanted() {
		return this.ingresses.stream()
			.map(FoundControllers::className)
			.filter(Objects::nonNull)
			.flatMap((name) -> kindOf(name).stream())
			.findFirst()
			.or(() -> (this.ingresses.isEmpty() && anyIngressRoute()) ? Optional.of(ControllerKind.TRAEFIK)
					: byDefaultClass());
	}

	/** A controller that every Ingress names and that is not known here. */
	Optional<String> unknown() {
		List<String> controllers = this.ingresses.stream()
			.map(FoundControllers::className)
			.map((name) -> (name != null) ? ingressClass(name) : Optional.<IngressClass>empty())
			.map((found) -> found.map((one) -> String.valueOf(controller(one))).orElse(""))
			.distinct()
			.toList();
		return (controllers.size() == 1) ? controllers.stream()
			.filter((one) -> !one.isEmpty() && ControllerKind.controlledBy(one).isEmpty())
			.findFirst() : Optional.empty();
	}

	private static @Nullable String className(Stored<Ingress> ingress) {
		var spec = ingress.object().getSpec();
		String name = (spec != null) ? spec.getIngressClassName() : null;
		return (name != null && !name.isEmpty()) ? name : ingress.annotations().get(CLASS_ANNOTATION);
	}

	private Optional<ControllerKind> kindOf(String className) {
		Optional<IngressClass> stated = ingressClass(className);
		return stated.isPresent() ? ControllerKind.controlledBy(controller(stated.get()))
				: ControllerKind.named(className);
	}

	private Optional<IngressClass> ingressClass(String name) {
		return this.objects.find(IngressClass.class, "", name).map(Stored::object);
	}

	private Optional<ControllerKind> byDefaultClass() {
		return this.objects.list(IngressClass.class)
			.stream()
			.sorted((left, right) -> Boolean.compare(isDefault(right.annotations()), isDefault(left.annotations())))
			.flatMap((stored) -> Stream.ofNullable(controller(stored.object())))
			.flatMap((controller) -> ControllerKind.controlledBy(controller).stream())
			.findFirst();
	}

	static boolean isDefault(Map<String, String> annotations) {
		return "true".equals(annotations.get("ingressclass.kubernetes.io/is-default-class"));
	}

	private static @Nullable String controller(IngressClass ingressClass) {
		return (ingressClass.getSpec() != null) ? ingressClass.getSpec().getController() : null;
	}

}
