package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.ClusterNetworkPolicy.Tier;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/**
 * Reads <a href=
 * "https://github.com/kubernetes-sigs/network-policy-api/blob/main/apis/v1alpha2/clusternetworkpolicy_types.go">ClusterNetworkPolicies</a>
 * and the two kinds of v1alpha1 that they replace, in the order in which they are asked.
 */
public final class ClusterNetworkPolicies {

	private static final String GROUP = "policy.networking.k8s.io/";

	private static final int MOST_RULES = 25;

	private static final int LAST_PRIORITY = 1000;

	private final ClusterPolicyKind kind;

	private final Refusals refusals;

	private ClusterNetworkPolicies(ClusterPolicyKind kind, Refusals refusals) {
		this.kind = kind;
		this.refusals = refusals;
	}

	public static List<ClusterNetworkPolicy> admit(ApiObjects objects, Report report) {
		List<ClusterNetworkPolicy> policies = new ArrayList<>();
		for (ClusterPolicyKind kind : ClusterPolicyKind.values()) {
			for (Stored<GenericKubernetesResource> stored : objects.listGeneric(kind.text())) {
				if (stored.object().getApiVersion().startsWith(GROUP)) {
					new ClusterNetworkPolicies(kind, new Refusals(stored.ref(), report)).read(stored)
						.ifPresent(policies::add);
				}
			}
		}
		policies.sort(Comparator.comparing(ClusterNetworkPolicy::tier)
			.thenComparing(ClusterNetworkPolicy::priority)
			.thenComparing(ClusterNetworkPolicy::name)
			.thenComparing(ClusterNetworkPolicy::kind));
		return policies;
	}

	private Optional<ClusterNetworkPolicy> read(Stored<GenericKubernetesResource> stored) {
		Tree spec = new Tree(stored.object().getAdditionalProperties()).at("spec");
		if (this.kind == ClusterPolicyKind.BASELINE_ADMIN && !stored.name().equals("default")) {
			this.refusals.refuse("POLICY_NAME_INVALID", "metadata.name",
					"is \"" + stored.name() + "\", but the one BaselineAdminNetworkPolicy is called \"default\"", "");
		}
		ClusterPolicyPeers peers = new ClusterPolicyPeers(this.refusals);
		ClusterNetworkPolicy policy = new ClusterNetworkPolicy(this.kind.text(), stored.name(), tier(spec),
				priority(spec), peers.subject(spec.at("subject"), "spec.subject"),
				rules(spec, PolicyType.INGRESS, peers), rules(spec, PolicyType.EGRESS, peers));
		return this.refusals.none() ? Optional.of(policy) : Optional.empty();
	}

	private Tier tier(Tree spec) {
		String text = (this.kind.tier() != null) ? this.kind.tier().toString() : spec.at("tier").text("");
		for (Tier tier : Tier.values()) {
			if (tier.toString().equals(text)) {
				return tier;
			}
		}
		this.refusals.refuse("POLICY_TIER_INVALID", "spec.tier", "is \"" + text + "\", but must be Admin or Baseline",
				Nearest.question(text, List.of("Admin", "Baseline")));
		return Tier.ADMIN;
	}

	private int priority(Tree spec) {
		if (this.kind == ClusterPolicyKind.BASELINE_ADMIN) {
			return 0;
		}
		int priority = spec.at("priority").number(-1);
		if (priority < 0 || priority > LAST_PRIORITY) {
			this.refusals
				.refuse("POLICY_PRIORITY_INVALID", "spec.priority",
						spec.at("priority").text().map((text) -> "is " + text).orElse("is missing")
								+ ", but must be a number from 0 to " + LAST_PRIORITY,
						"Lower numbers are asked first.");
		}
		return priority;
	}

	private List<PolicyRule> rules(Tree spec, PolicyType type, ClusterPolicyPeers peers) {
		List<Tree> written = spec.at(type.field()).items();
		if (written.size() > MOST_RULES) {
			this.refusals.refuse("POLICY_TOO_LONG", "spec." + type.field(),
					"has " + written.size() + " rules, but may have " + MOST_RULES, "Make two policies of it.");
		}
		List<PolicyRule> rules = new ArrayList<>();
		for (Tree rule : written) {
			rules.add(rule(rule, type, peers, "spec." + type.field() + "[" + rules.size() + "]"));
		}
		return rules;
	}

	private PolicyRule rule(Tree written, PolicyType type, ClusterPolicyPeers peers, String path) {
		List<PolicyPeer> readPeers = peers.read(written.at(type.peers()), type, path + "." + type.peers());
		if (readPeers.isEmpty()) {
			this.refusals.refuse("POLICY_PEER_EMPTY", path + "." + type.peers(),
					"is empty, but must name at least one peer", "For every pod write namespaces: {}.");
		}
		PolicyRule.Action action = this.kind.action(written.at("action").text("")).orElse(null);
		if (action == null) {
			this.refusals.refuse("POLICY_ACTION_INVALID", path + ".action",
					"is \"" + written.at("action").text("") + "\", but must be one of "
							+ String.join(", ", this.kind.actions()),
					this.kind.spelling(written.at("action").text("")));
			action = PolicyRule.Action.DENY;
		}
		if (action != PolicyRule.Action.ACCEPT
				&& readPeers.stream().anyMatch((peer) -> peer instanceof PolicyPeer.DomainNames)) {
			this.refusals.refuse("POLICY_ACTION_INVALID", path + ".action",
					"is " + written.at("action").text("") + ", but names can only be accepted",
					"Accept the names, and deny 0.0.0.0/0 in a rule after it.");
		}
		ClusterPolicyPorts ports = new ClusterPolicyPorts(this.refusals, this.kind);
		return new PolicyRule(action, written.at("name").text(""), readPeers,
				ports.read(written, readPeers, type, path));
	}

}
