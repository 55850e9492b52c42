package io.packetwalk.controlplane.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.endpoint.PodIndex;
import io.packetwalk.controlplane.endpoint.PodPorts;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;

/** Finds Services that lead nowhere. */
public final class ServiceReferences {

	/** Pods of one Service that are looked at. */
	private static final int SAMPLE = 1_000;

	private final PodIndex pods;

	private final NearestWorkload nearest;

	private final Set<String> withSlices;

	private final Report report;

	public ServiceReferences(PodIndex pods, NearestWorkload nearest, List<EndpointSlice> slices, Report report) {
		this.pods = pods;
		this.nearest = nearest;
		this.withSlices = slices.stream()
			.filter((slice) -> !slice.endpoints().isEmpty())
			.map((slice) -> slice.namespace() + "/" + slice.service())
			.collect(Collectors.toCollection(TreeSet::new));
		this.report = report;
	}

	public void check(Service service) {
		if (service.type().equals("ExternalName")) {
			return;
		}
		if (service.selector().isEmpty()) {
			checkManual(service);
			return;
		}
		List<Pod> selected = this.pods.select(service.namespace(), service.selector()).stream().limit(SAMPLE).toList();
		List<Pod> alive = selected.stream().filter((pod) -> !hasEnded(pod)).toList();
		if (!alive.isEmpty()) {
			service.ports().forEach((port) -> checkTarget(service, port, alive));
		}
		else if (!selected.isEmpty()) {
			checkEnded(service, selected.getFirst());
		}
		else if (!this.withSlices.contains(service.key())) {
			this.report.error("SELECTOR_MATCHES_NOTHING", service.ref(), "spec.selector",
					service.ref() + ": selector " + NearestWorkload.text(service.selector()) + " matches no pod"
							+ this.nearest.explain(service) + ". The Service has no endpoints: connections are refused",
					this.nearest.suggest(service));
		}
	}

	private static boolean hasEnded(Pod pod) {
		return pod.phase().equals("Succeeded") || pod.phase().equals("Failed");
	}

	private void checkEnded(Service service, Pod ended) {
		if (!this.withSlices.contains(service.key())) {
			this.report.warning("NO_ENDPOINTS", service.ref(), "spec.selector",
					service.ref() + ": every pod it selects has ended (" + who(ended) + ", " + ended.phase()
							+ "); connections are refused",
					"");
		}
	}

	private void checkManual(Service service) {
		if (!this.withSlices.contains(service.key())) {
			this.report.warning("NO_ENDPOINTS", service.ref(), "spec", service.ref()
					+ ": it has no selector and no EndpointSlice or Endpoints of its name is stated; connections are refused",
					"Write a selector, or an EndpointSlice with the label kubernetes.io/service-name: " + service.name()
							+ ".");
		}
	}

	private void checkTarget(Service service, ServicePort port, List<Pod> selected) {
		Pod example = selected.getFirst();
		Map<Boolean, List<Pod>> byHit = selected.stream()
			.collect(Collectors.partitioningBy((pod) -> declares(pod, port)));
		if (byHit.get(false).isEmpty()) {
			return;
		}
		Pod missing = byHit.get(false).getFirst();
		String path = "spec.ports[" + port.index() + "].targetPort";
		String which = (byHit.get(true).isEmpty()) ? "the selected pods"
				: byHit.get(false).size() + " of " + selected.size() + " selected pods";
		if (!PodPorts.isNumber(port.targetPort())) {
			notFound(service, port, missing, path, which);
		}
		else if (!PodPorts.declared(missing).isEmpty() && !PodPorts.declared(example).isEmpty()) {
			this.report.warning("TARGET_PORT_NOT_DECLARED", service.ref(), path,
					service.ref() + ": targetPort " + port.targetPort() + " is not among the ports of " + which + ", "
							+ declared(missing) + " (" + who(missing) + "); the walk assumes nobody listens there",
					"Write one of the declared ports, or declare containerPort " + port.targetPort() + ".");
		}
	}

	private void notFound(Service service, ServicePort port, Pod missing, String path, String which) {
		List<String> names = PodPorts.declared(missing)
			.stream()
			.filter((declared) -> declared.name() != null && declared.protocol() == port.protocol())
			.map((declared) -> String.valueOf(declared.name()))
			.distinct()
			.toList();
		this.report.error("TARGET_PORT_NOT_FOUND", service.ref(), path,
				service.ref() + ": targetPort \"" + port.targetPort() + "\" is no container port name of " + which
						+ ", they have " + declared(missing) + " (" + who(missing)
						+ "); the port has no endpoint there",
				Nearest.question(port.targetPort(), names));
	}

	/**
	 * A number fits when it is declared; a name when it is found with the port's
	 * protocol.
	 */
	private static boolean declares(Pod pod, ServicePort port) {
		if (!PodPorts.isNumber(port.targetPort())) {
			return PodPorts.resolve(port, pod).isPresent();
		}
		int number = Integer.parseInt(port.targetPort());
		List<ContainerPort> declared = PodPorts.declared(pod);
		return declared.isEmpty()
				|| declared.stream().anyMatch((one) -> one.port() == number && one.protocol() == port.protocol());
	}

	private static String declared(Pod pod) {
		List<ContainerPort> ports = PodPorts.declared(pod);
		return ports.isEmpty() ? "no ports" : ports.stream()
			.map((port) -> ((port.name() != null) ? port.name() + " " : "") + port.port() + "/" + port.protocol())
			.collect(Collectors.joining(", "));
	}

	private static String who(Pod pod) {
		return String.valueOf((pod.owner() != null) ? pod.owner() : pod.ref());
	}

}
