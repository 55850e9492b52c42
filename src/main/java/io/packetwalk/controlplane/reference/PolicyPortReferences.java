package io.packetwalk.controlplane.reference;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.Report;

/**
 * Looks for port names in policies that no destination has: a rule with only such ports
 * lets nothing through.
 */
final class PolicyPortReferences {

	private final Cluster cluster;

	private final Report report;

	PolicyPortReferences(Cluster cluster, Report report) {
		this.cluster = cluster;
		this.report = report;
	}

	/**
	 * @param path the rule's, e.g. {@code spec.ingress[0]}
	 */
	void check(NetworkPolicy policy, PolicyType type, PolicyRule rule, String path) {
		for (int i = 0; i < rule.ports().size(); i++) {
			PolicyPort port = rule.ports().get(i);
			if (port.name() != null) {
				List<ContainerPort> ports = this.cluster.pods()
					.stream()
					.filter((pod) -> !pod.hostNetwork())
					.filter((type == PolicyType.INGRESS) ? policy::selects : destination(policy, rule))
					.flatMap((pod) -> pod.containers().stream())
					.flatMap((container) -> container.ports().stream())
					.filter((one) -> one.name() != null)
					.distinct()
					.toList();
				named(policy, port, ports, path + ".ports[" + i + "].port");
			}
		}
	}

	private Predicate<Pod> destination(NetworkPolicy policy, PolicyRule rule) {
		if (rule.peers().isEmpty()) {
			return (pod) -> true;
		}
		return (pod) -> rule.peers()
			.stream()
			.anyMatch((peer) -> peer instanceof PolicyPeer.Pods pods && means(policy, pods, pod));
	}

	private boolean means(NetworkPolicy policy, PolicyPeer.Pods peer, Pod pod) {
		boolean namespace = (peer.namespaces() == null) ? pod.namespace().equals(policy.namespace())
				: this.cluster.namespaces()
					.stream()
					.filter((one) -> one.name().equals(pod.namespace()))
					.map(Namespace::labels)
					.anyMatch(peer.namespaces()::matches);
		return namespace && (peer.pods() == null || peer.pods().matches(pod.labels()));
	}

	/** Pods that declare no names at all are taken to be unwritten, not misspelt. */
	private void named(NetworkPolicy policy, PolicyPort wanted, List<ContainerPort> ports, String path) {
		boolean there = ports.stream()
			.anyMatch((one) -> one.name().equals(wanted.name())
					&& (wanted.protocol() == null || one.protocol() == wanted.protocol()));
		if (there || ports.isEmpty()) {
			return;
		}
		Optional<ContainerPort> other = ports.stream().filter((one) -> one.name().equals(wanted.name())).findFirst();
		Optional<ContainerPort> near = ports.stream()
			.filter((one) -> wanted.protocol() == null || one.protocol() == wanted.protocol())
			.filter((one) -> LabelSlip.near(String.valueOf(wanted.name())).test(one.name()))
			.findFirst();
		String found = other.map((one) -> "; \"" + one.name() + "\" is a " + one.protocol() + " port there")
			.orElse("; the names there are "
					+ String.join(", ", ports.stream().map(ContainerPort::name).distinct().sorted().toList()));
		this.report.warning("POLICY_PORT_NAME_NOT_FOUND", policy.ref(), path,
				policy.ref() + ": " + path + " is \"" + wanted.name()
						+ "\", but no pod the rule lets connections to has a "
						+ ((wanted.protocol() != null) ? wanted.protocol() + " " : "") + "port of this name" + found,
				other.map((one) -> "Write protocol: " + one.protocol() + "; without one, TCP is meant.")
					.or(() -> near.map((one) -> "Did you mean \"" + one.name() + "\"?"))
					.orElse(""));
	}

}
