package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

/**
 * What a Service's ports are on one pod: a number is taken as it is, a name is looked up
 * among the pod's containers, sidecars last.
 */
public final class PodPorts {

	private PodPorts() {
	}

	/**
	 * The ports of the slice the pod goes into; names that are not found are left out.
	 */
	static List<SlicePort> of(Service service, Pod pod) {
		List<SlicePort> ports = new ArrayList<>();
		for (ServicePort port : service.ports()) {
			resolve(port, pod).ifPresent((number) -> ports
				.add(new SlicePort(Objects.requireNonNullElse(port.name(), ""), port.protocol(), number)));
		}
		return ports;
	}

	/** The number of a Service port's target on a pod. */
	public static Optional<Integer> resolve(ServicePort port, Pod pod) {
		String target = port.targetPort();
		if (isNumber(target)) {
			return Optional.of(Integer.parseInt(target));
		}
		return declared(pod).stream()
			.filter((declared) -> target.equals(declared.name()) && declared.protocol() == port.protocol())
			.map(ContainerPort::port)
			.findFirst();
	}

	public static boolean isNumber(String targetPort) {
		return targetPort.matches("\\d{1,5}");
	}

	/** Every port a pod declares. */
	public static List<ContainerPort> declared(Pod pod) {
		return pod.containers().stream().flatMap((container) -> container.ports().stream()).toList();
	}

}
