package io.packetwalk.controlplane.reference;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.PolicyEnforcement;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/** Looks for policies that do not do what they look like. */
public final class PolicyReferences {

	private final Cluster cluster;

	private final LabelledPods pods;

	private final Report report;

	private final PolicyPortReferences ports;

	private PolicyReferences(Cluster cluster, Report report) {
		this.cluster = cluster;
		this.pods = LabelledPods.of(cluster.pods());
		this.report = report;
		this.ports = new PolicyPortReferences(cluster, report);
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
				PolicyRule rule = policy.rules(type).get(i);
				String path = "spec." + type.field() + "[" + i + "]";
				peers(policy, rule, path + "." + type.peers());
				this.ports.check(policy, type, rule, path);
			}
		}
	}

	private void subject(NetworkPolicy policy) {
		List<LabelledPods.Group> selected = this.pods.in(policy.namespace())
			.filter((group) -> policy.podSelector().matches(group.labels()))
			.toList();
		if (selected.isEmpty()) {
			Optional<LabelSlip> slip = slip(policy.podSelector(), this.pods.in(policy.namespace()));
			this.report.warning("POLICY_SELECTS_NOTHING", policy.ref(), at("spec.podSelector", slip),
					policy.ref() + ": " + text(policy.podSelector()) + " selects no pod of namespace "
							+ policy.namespace() + ", so it isolates nothing"
							+ slip.map((one) -> "; " + one.found()).orElseGet(() -> elsewhere(policy.podSelector())),
					slip.map(LabelSlip::suggestion).orElse(""));
		}
		else if (selected.stream().allMatch(LabelledPods.Group::hostNetwork)) {
			this.report.warning("POLICY_HOST_NETWORK", policy.ref(), "spec.podSelector",
					policy.ref() + ": every pod it selects is on its node's network, where policies do not apply", "");
		}
	}

	private static String text(LabelSelector selector) {
		return selector.everything() ? "podSelector {}" : "podSelector " + selector;
	}

	/** The requirement that fails by a slip, or the whole selector. */
	private static String at(String selector, Optional<LabelSlip> slip) {
		return selector + slip.map((one) -> "." + one.path()).orElse("");
	}

	private static Optional<LabelSlip> slip(LabelSelector selector, Stream<LabelledPods.Group> pods) {
		return pods.flatMap((group) -> LabelSlip.of(selector, group.labels(), group.example()).stream()).findFirst();
	}

	private String elsewhere(LabelSelector selector) {
		return this.pods.all()
			.filter((group) -> !selector.everything() && selector.matches(group.labels()))
			.map((group) -> "; " + group.example() + " fits, but is in another namespace")
			.findFirst()
			.orElse("");
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
		List<Namespace> meant = this.cluster.namespaces()
			.stream()
			.filter((one) -> (namespaces != null) ? namespaces.matches(one.labels())
					: one.name().equals(policy.namespace()))
			.toList();
		if (namespaces != null && meant.isEmpty()) {
			namespaces(policy, namespaces, path + ".namespaceSelector");
		}
		else if (peer.pods() != null && meant.stream()
			.flatMap((one) -> this.pods.in(one.name()))
			.noneMatch((group) -> peer.pods().matches(group.labels()))) {
			unselected(policy, peer, meant, path);
		}
	}

	private void namespaces(NetworkPolicy policy, LabelSelector selector, String path) {
		Optional<LabelSlip> slip = this.cluster.namespaces()
			.stream()
			.flatMap((one) -> LabelSlip.of(selector, one.labels(), "Namespace " + one.name()).stream())
			.findFirst();
		Optional<String> named = selector.requirements()
			.stream()
			.flatMap((requirement) -> requirement.values().stream())
			.filter((value) -> this.cluster.namespaces().stream().anyMatch((one) -> one.name().equals(value)))
			.findFirst();
		this.report.warning("POLICY_NAMESPACE_NOT_FOUND", policy.ref(), at(path, slip),
				policy.ref() + ": " + path + " " + selector + " selects no namespace"
						+ slip.map((one) -> "; " + one.found()).orElse(""),
				named
					.map((name) -> "Every namespace has its name as kubernetes.io/metadata.name: " + name
							+ "; other labels have to be given to it.")
					.or(() -> slip.map(LabelSlip::suggestion))
					.orElse(""));
	}

	/** Pods may come later, so nothing is said unless there is one that nearly fits. */
	private void unselected(NetworkPolicy policy, PolicyPeer.Pods peer, List<Namespace> meant, String path) {
		LabelSelector selector = Objects.requireNonNull(peer.pods());
		String message = policy.ref() + ": " + path + ".podSelector " + selector + " selects no pod"
				+ ((meant.size() == 1) ? " of namespace " + meant.getFirst().name() : "");
		Optional<LabelSlip> slip = slip(selector, meant.stream().flatMap((one) -> this.pods.in(one.name())));
		if (slip.isPresent()) {
			this.report.warning("POLICY_PEER_SELECTS_NOTHING", policy.ref(), at(path + ".podSelector", slip),
					message + "; " + slip.get().found(), slip.get().suggestion());
		}
		else if (peer.namespaces() == null && !elsewhere(selector).isEmpty()) {
			this.report.warning("POLICY_PEER_SELECTS_NOTHING", policy.ref(), path + ".podSelector",
					message + elsewhere(selector),
					"A podSelector alone means the policy's own namespace: add a namespaceSelector to the same item.");
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
