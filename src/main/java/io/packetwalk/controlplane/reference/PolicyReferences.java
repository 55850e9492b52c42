package io.packetwalk.controlplane.reference;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.PolicyEnforcement;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/** Looks for policies that do not do what they look like. */
public final class PolicyReferences {

	private final Cluster cluster;

	private final LabelledPods pods;

	private final Report report;

	private PolicyReferences(Cluster cluster, Report report) {
		this.cluster = cluster;
		this.pods = LabelledPods.of(cluster.pods());
		this.report = report;
	}

	public static void check(Cluster cluster, Report report) {
		PolicyReferences references = new PolicyReferences(cluster, report);
		references.enforcement();
		cluster.networkPolicies().forEach(references::check);
	}

	/** Said once, at the first of them. */
	private void enforcement() {
		List<ObjectRef> policies = this.cluster.networkPolicies().isEmpty()
				? this.cluster.clusterNetworkPolicies().stream().map((policy) -> policy.ref()).toList()
				: this.cluster.networkPolicies().stream().map(NetworkPolicy::ref).toList();
		PolicyEnforcement enforcement = PolicyEnforcement.of(this.cluster);
		if (!policies.isEmpty() && !enforcement.enforced()) {
			this.report.warning("POLICY_NOT_ENFORCED", policies.getFirst(), "",
					policies.getFirst() + ((policies.size() > 1) ? " and " + (policies.size() - 1) + " more" : "")
							+ ": " + enforcement.reason() + "; packets are walked without them",
					"Choose the pod network calico or kindnet, or the profile k3s.");
		}
	}

	private void check(NetworkPolicy policy) {
		subject(policy);
		for (PolicyType type : PolicyType.values()) {
			for (int i = 0; i < policy.rules(type).size(); i++) {
				peers(policy, policy.rules(type).get(i), "spec." + type.field() + "[" + i + "]." + type.peers());
			}
		}
	}

	private void subject(NetworkPolicy policy) {
		List<LabelledPods.Group> selected = this.pods.in(policy.namespace())
			.filter((group) -> policy.podSelector().matches(group.labels()))
			.toList();
		if (selected.isEmpty()) {
			this.report.warning("POLICY_SELECTS_NOTHING", policy.ref(), "spec.podSelector",
					policy.ref() + ": " + text(policy.podSelector()) + " selects no pod of namespace "
							+ policy.namespace() + ", so it isolates nothing" + nearby(policy),
					"");
		}
		else if (selected.stream().allMatch(LabelledPods.Group::hostNetwork)) {
			this.report.warning("POLICY_HOST_NETWORK", policy.ref(), "spec.podSelector",
					policy.ref() + ": every pod it selects is on its node's network, where policies do not apply", "");
		}
	}

	private static String text(LabelSelector selector) {
		return selector.everything() ? "podSelector {}" : "podSelector " + selector;
	}

	private String nearby(NetworkPolicy policy) {
		return this.pods.in(policy.namespace())
			.flatMap((group) -> near(policy.podSelector(), group).stream())
			.findFirst()
			.or(() -> this.pods.all()
				.filter((group) -> !policy.podSelector().everything() && policy.podSelector().matches(group.labels()))
				.map((group) -> "; " + group.example() + " fits, but is in another namespace")
				.findFirst())
			.orElse("");
	}

	/** A pod that differs in one label, and there by a slip. */
	private static Optional<String> near(LabelSelector selector, LabelledPods.Group group) {
		List<Requirement> failing = selector.requirements()
			.stream()
			.filter((requirement) -> !requirement.matches(group.labels()))
			.toList();
		String value = (failing.size() == 1) ? group.labels().get(failing.getFirst().key()) : null;
		if (value == null || Nearest.of(value, failing.getFirst().values()).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of("; " + group.example() + " has " + failing.getFirst().key() + "=" + value);
	}

	private void peers(NetworkPolicy policy, PolicyRule rule, String path) {
		for (int i = 0; i < rule.peers().size(); i++) {
			String at = path + "[" + i + "]";
			switch (rule.peers().get(i)) {
				case PolicyPeer.Pods peer -> pods(policy, peer, at);
				case PolicyPeer.Networks peer -> peer.cidrs().forEach((cidr) -> serviceRange(policy, cidr, at));
				case PolicyPeer.Nodes peer -> {
				}
				case PolicyPeer.DomainNames peer -> {
				}
				case PolicyPeer.Unknown peer -> {
				}
			}
		}
	}

	private void pods(NetworkPolicy policy, PolicyPeer.Pods peer, String path) {
		LabelSelector namespaces = peer.namespaces();
		if (namespaces == null) {
			return;
		}
		boolean any = this.cluster.namespaces().stream().anyMatch((one) -> namespaces.matches(one.labels()));
		if (!any) {
			Optional<String> named = namespaces.requirements()
				.stream()
				.flatMap((requirement) -> requirement.values().stream())
				.filter((value) -> this.cluster.namespaces().stream().anyMatch((one) -> one.name().equals(value)))
				.findFirst();
			this.report.warning("POLICY_NAMESPACE_NOT_FOUND", policy.ref(), path + ".namespaceSelector",
					policy.ref() + ": " + path + ".namespaceSelector " + namespaces + " selects no namespace",
					named
						.map((name) -> "Every namespace has its name as kubernetes.io/metadata.name: " + name
								+ "; other labels have to be given to it.")
						.orElse(""));
		}
	}

	private void serviceRange(NetworkPolicy policy, Cidr cidr, String path) {
		if (this.cluster.settings().serviceCidr().contains(cidr)) {
			this.report.warning("POLICY_CLUSTER_IP", policy.ref(), path + ".ipBlock.cidr",
					policy.ref() + ": " + path + ".ipBlock.cidr " + cidr
							+ " holds addresses of Services, which policies never see: they are asked after DNAT",
					"Select the pods behind the Service, or write the endpoints' addresses.");
		}
	}

}
