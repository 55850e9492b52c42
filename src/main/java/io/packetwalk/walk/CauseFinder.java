package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.trace.Cause;

/** Names the lines of YAML behind what a packet meets. */
record CauseFinder(Cluster cluster, Causes causes) {

	/** The lines behind the Service rules that matched. */
	List<Cause> of(List<Trial> trials, Map<String, ChainOwner> owners) {
		List<Cause> lines = new ArrayList<>();
		for (Trial trial : trials) {
			ChainOwner owner = trial.matched() ? owners.get(trial.verdict()) : null;
			if (owner != null) {
				servicePort(owner).forEach((line) -> add(lines, line));
			}
		}
		return lines;
	}

	/** The lines behind one endpoint of a Service port. */
	List<Cause> endpoint(ChainOwner owner) {
		return servicePort(owner);
	}

	private List<Cause> servicePort(ChainOwner owner) {
		ObjectRef service = new ObjectRef("Service", owner.namespace(), owner.service());
		String port = "spec.ports[" + owner.portIndex() + "]";
		List<Cause> lines = new ArrayList<>();
		if (owner.endpoint().isEmpty()) {
			find(service, port + ".port").ifPresent(lines::add);
		}
		else {
			find(service, port + ".targetPort").ifPresent(lines::add);
			find(service, "spec.selector").ifPresent(lines::add);
			endpointPod(owner).flatMap((pod) -> this.causes.find(pod.origin().at("metadata.labels")))
				.ifPresent(lines::add);
		}
		return lines;
	}

	private Optional<Pod> endpointPod(ChainOwner owner) {
		String address = owner.endpoint().substring(0, owner.endpoint().lastIndexOf(':')).replaceAll("[\\[\\]]", "");
		return IpAddress.parse(address).flatMap(this.cluster::podAt);
	}

	/** The line of a Service whose rule has no chain of its own, such as a REJECT. */
	List<Cause> service(Service service, String path) {
		return find(service.ref(), path).map(List::of).orElse(List.of());
	}

	/** The line a pod's field comes from. */
	List<Cause> pod(Pod pod, String path) {
		return this.causes.find(pod.origin().at(path)).map(List::of).orElse(List.of());
	}

	/** The line by which the pod at an address got a port of its node. */
	List<Cause> hostPort(IpAddress address, int hostPort) {
		return this.cluster.podAt(address)
			.flatMap((pod) -> hostPort(pod, hostPort).flatMap((path) -> this.causes.find(pod.origin().at(path))))
			.map(List::of)
			.orElse(List.of());
	}

	private static Optional<String> hostPort(Pod pod, int hostPort) {
		for (int i = 0; i < pod.containers().size(); i++) {
			List<ContainerPort> ports = pod.containers().get(i).ports();
			for (int j = 0; j < ports.size(); j++) {
				if (ports.get(j).hostPort() == hostPort) {
					return Optional.of("spec.containers[" + i + "].ports[" + j + "].hostPort");
				}
			}
		}
		return Optional.empty();
	}

	Optional<Cause> find(ObjectRef object, String path) {
		return this.causes.find(new Origin(object, path));
	}

	private static void add(List<Cause> lines, Cause line) {
		if (!lines.contains(line)) {
			lines.add(line);
		}
	}

}
