package io.packetwalk.cluster;

import java.util.List;
import java.util.Optional;

/**
 * Whether something in the cluster <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites">enforces</a>
 * policies: the API server accepts them either way.
 *
 * @param enforced whether packets are judged
 * @param reason who does it, or why nobody does, as a sentence without its full stop
 */
public record PolicyEnforcement(boolean enforced, String reason) {

	/** Images of programs that enforce policies next to a pod network that does not. */
	private static final List<String> PROGRAMS = List.of("calico/node", "kube-router", "kube-network-policies",
			"cilium/cilium", "antrea/antrea", "weaveworks/weave-npc");

	/** What the pod network and the pods of a cluster say. */
	public static PolicyEnforcement of(Cluster cluster) {
		Settings settings = cluster.settings();
		return switch (settings.cni()) {
			case CALICO -> new PolicyEnforcement(true, "Calico enforces policies on every node");
			case KINDNET -> new PolicyEnforcement(true,
					"kindnet enforces policies, as it has done since kind 0.24 (kube-network-policies)");
			case FLANNEL -> (settings.profile() == Profile.K3S)
					? new PolicyEnforcement(true, "k3s runs kube-router's network policy controller next to flannel")
					: besidesFlannel(cluster);
		};
	}

	private static PolicyEnforcement besidesFlannel(Cluster cluster) {
		Optional<Pod> program = cluster.pods().stream().filter(PolicyEnforcement::enforces).findFirst();
		return program
			.map((pod) -> new PolicyEnforcement(true,
					((pod.owner() != null) ? pod.owner() : pod.ref()) + " enforces policies next to flannel"))
			.orElseGet(() -> new PolicyEnforcement(false,
					"flannel alone enforces no policies: they are accepted and change nothing"));
	}

	private static boolean enforces(Pod pod) {
		return pod.containers()
			.stream()
			.anyMatch((container) -> PROGRAMS.stream().anyMatch((program) -> container.image().contains(program)));
	}

}
