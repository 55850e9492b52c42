package io.packetwalk.walk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;

/** Reads the {@code from} of a request. */
record Origins(Cluster cluster) {

	/** Where a walk starts; a workload stands for its first ready pod. */
	Start find(String from) {
		String[] parts = from.strip().split("/");
		return switch (parts[0]) {
			case "external", "outside" -> outside(from, parts);
			case "node" -> node(from, parts);
			case "pod" -> pod(from, parts);
			default -> workload(from, parts);
		};
	}

	private Start outside(String from, String[] parts) {
		if (parts.length == 1) {
			return new Start(new Station.Beyond(Outside.DEFAULT_CLIENT), null, "a client outside");
		}
		IpAddress named = this.cluster.outside().clients().get(parts[1]);
		IpAddress address = (named != null) ? named
				: IpAddress.parse(parts[1])
					.orElseThrow(() -> invalid(from, "is neither an address nor a client the Outside document names",
							"Use external, or external/198.51.100.7."));
		return new Start(new Station.Beyond(address), null, (named != null) ? parts[1] : "a client outside");
	}

	private Start node(String from, String[] parts) {
		Node node = this.cluster.nodes()
			.stream()
			.filter((candidate) -> parts.length == 2 && candidate.name().equals(parts[1]))
			.findFirst()
			.orElseThrow(() -> invalid(from, "is no node of this cluster",
					"Nodes: " + some(this.cluster.nodes().stream().map(Node::name).toList())));
		return new Start(new Station.OnNode(node.name(), null), null, "a process on " + node.name());
	}

	private Start pod(String from, String[] parts) {
		Pod pod = (parts.length == 3) ? this.cluster.pod(parts[1], parts[2]).orElse(null) : null;
		if (pod == null) {
			throw invalid(from, "is no pod of this cluster",
					"Pods: " + some(this.cluster.pods()
						.stream()
						.filter((candidate) -> parts.length < 2 || candidate.namespace().equals(parts[1]))
						.map((candidate) -> "pod/" + candidate.key())
						.toList()));
		}
		return start(from, pod);
	}

	private Start workload(String from, String[] parts) {
		if (parts.length != 3) {
			throw invalid(from, "cannot be read",
					"Write pod/NAMESPACE/NAME, deployment/NAMESPACE/NAME, node/NAME or external.");
		}
		Optional<Pod> first = this.cluster.pods()
			.stream()
			.filter((pod) -> pod.owner() != null && pod.owner().kind().equalsIgnoreCase(parts[0])
					&& parts[1].equals(pod.owner().namespace()) && pod.owner().name().equals(parts[2]))
			.min(Comparator.comparing((Pod pod) -> !pod.ready() || pod.ip() == null).thenComparing(Pod::name));
		return start(from,
				first.orElseThrow(() -> invalid(from, "has no pod",
						"Workloads: " + some(this.cluster.pods()
							.stream()
							.filter((pod) -> pod.owner() != null)
							.map((pod) -> pod.owner().kind().toLowerCase(java.util.Locale.ROOT) + "/"
									+ pod.owner().namespace() + "/" + pod.owner().name())
							.distinct()
							.toList()))));
	}

	private static Start start(String from, Pod pod) {
		if (pod.node() == null || pod.ip() == null) {
			boolean ended = pod.phase().equals("Succeeded") || pod.phase().equals("Failed");
			throw invalid(from, ended ? "has ended (" + pod.phase() + ") and sends nothing"
					: "is pending: it has no node and no address yet", "See the lab's problems.");
		}
		Station station = pod.hostNetwork() ? new Station.OnNode(pod.node(), pod.key())
				: new Station.InPod(pod.key(), pod.node());
		return new Start(station, pod, "pod " + pod.key());
	}

	private static String some(List<String> names) {
		String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
		return names.isEmpty() ? "none" : first + (names.size() > 5 ? " and " + (names.size() - 5) + " more." : ".");
	}

	private static InvalidRequestException invalid(String from, String why, String suggestion) {
		return new InvalidRequestException("from", "\"" + from + "\" " + why, suggestion);
	}

}
