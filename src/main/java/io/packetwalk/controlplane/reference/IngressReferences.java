package io.packetwalk.controlplane.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Ingress.Backend;
import io.packetwalk.cluster.IngressClass;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.endpoint.PodIndex;
import io.packetwalk.controlplane.endpoint.PodPorts;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;

/** Finds Ingresses whose class or backends are not there. */
public final class IngressReferences {

	private final Map<String, Service> services = new HashMap<>();

	private final Map<String, Service> byName = new HashMap<>();

	private final Map<String, List<String>> names = new HashMap<>();

	private final List<String> classes;

	private final PodIndex pods;

	private final Report report;

	public IngressReferences(List<Service> services, List<IngressClass> classes, PodIndex pods, Report report) {
		services.forEach((service) -> {
			this.services.put(service.key(), service);
			this.byName.putIfAbsent(service.name(), service);
			this.names.computeIfAbsent(service.namespace(), (absent) -> new ArrayList<>()).add(service.name());
		});
		this.classes = classes.stream().map(IngressClass::name).toList();
		this.pods = pods;
		this.report = report;
	}

	public void check(Ingress ingress) {
		checkClass(ingress);
		checkBackend(ingress, ingress.defaultBackend(), "spec.defaultBackend");
		for (int rule = 0; rule < ingress.rules().size(); rule++) {
			List<Ingress.Path> paths = ingress.rules().get(rule).paths();
			for (int path = 0; path < paths.size(); path++) {
				checkBackend(ingress, paths.get(path).backend(),
						"spec.rules[" + rule + "].http.paths[" + path + "].backend");
			}
		}
	}

	private void checkClass(Ingress ingress) {
		String name = ingress.className();
		if (name != null && !this.classes.contains(name)) {
			this.report.error("INGRESS_CLASS_NOT_FOUND", ingress.ref(), "spec.ingressClassName",
					ingress.ref() + ": ingressClassName \"" + name + "\" names no IngressClass, there "
							+ (this.classes.isEmpty() ? "is none" : "are " + String.join(", ", this.classes))
							+ "; no controller serves the Ingress",
					Nearest.question(name, this.classes));
		}
	}

	private void checkBackend(Ingress ingress, @Nullable Backend backend, String path) {
		if (backend == null || backend.service() == null) {
			return;
		}
		Service service = this.services.get(ingress.namespace() + "/" + backend.service());
		if (service == null) {
			this.report.error("INGRESS_BACKEND_NOT_FOUND", ingress.ref(), path + ".service.name",
					ingress.ref() + ": there is no Service " + ingress.namespace() + "/" + backend.service()
							+ elsewhere(backend.service()) + "; requests for it fail with 503",
					Nearest.question(backend.service(), this.names.getOrDefault(ingress.namespace(), List.of())));
		}
		else if (service.ports().stream().noneMatch((port) -> isCalled(port, backend.port()))) {
			this.report.error("INGRESS_PORT_NOT_FOUND", ingress.ref(), path + ".service.port",
					ingress.ref() + ": Service " + service.key() + " has no port " + text(backend) + ", it has "
							+ ports(service) + hint(service, backend.port()) + "; requests for it fail with 503",
					suggestion(service, backend.port()));
		}
	}

	private String elsewhere(String name) {
		return Optional.ofNullable(this.byName.get(name))

			.map((service) -> " (the one in namespace " + service.namespace()
					+ " cannot be used: a backend is in the Ingress's own namespace)")
			.orElse("");
	}

	private static boolean isCalled(ServicePort port, String written) {
		return String.valueOf(port.port()).equals(written) || Objects.equals(port.name(), written);
	}

	private static String text(Backend backend) {
		return backend.port().isEmpty() ? "(none is written)" : backend.port();
	}

	private static String ports(Service service) {
		return String.join(", ",
				service.ports()
					.stream()
					.map((port) -> ((port.name() != null) ? port.name() + " " : "") + port.port())
					.toList());
	}

	private Optional<ServicePort> withTarget(Service service, String written) {
		return service.ports()
			.stream()
			.filter((port) -> port.targetPort().equals(written) || resolves(service, port, written))
			.findFirst();
	}

	/** Whether a named target port is this number on the Service's pods. */
	private boolean resolves(Service service, ServicePort port, String written) {
		return this.pods.select(service.namespace(), service.selector())
			.stream()
			.limit(1)
			.anyMatch((pod) -> PodPorts.resolve(port, pod).map(String::valueOf).filter(written::equals).isPresent());
	}

	private String hint(Service service, String written) {
		return withTarget(service, written)
			.map((port) -> "; " + written + " is the targetPort, the Service port is " + port.port())
			.orElse("");
	}

	private String suggestion(Service service, String written) {
		Optional<ServicePort> meant = withTarget(service, written)
			.or(() -> service.ports().stream().filter((port) -> service.ports().size() == 1).findFirst());
		return meant.map((port) -> "Write port.number: " + port.port() + ".")
			.orElseGet(() -> Nearest.question(written,
					service.ports()
						.stream()
						.map(ServicePort::name)
						.filter(Objects::nonNull)
						.map(String::valueOf)
						.toList()));
	}

}
