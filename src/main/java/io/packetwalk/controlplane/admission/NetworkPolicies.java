package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** Reads NetworkPolicies, fills in their defaults and leaves out what is refused. */
public final class NetworkPolicies {

	private final Refusals refusals;

	private NetworkPolicies(Refusals refusals) {
		this.refusals = refusals;
	}

	public static List<NetworkPolicy> admit(ApiObjects objects, Report report) {
		return objects.list(io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class)
			.stream()
			.flatMap((stored) -> new NetworkPolicies(new Refusals(stored.ref(), report)).read(stored).stream())
			.toList();
	}

	private Optional<NetworkPolicy> read(Stored<io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy> stored) {
		NetworkPolicySpec spec = Objects.requireNonNullElseGet(stored.object().getSpec(), NetworkPolicySpec::new);
		LabelSelector selector = new LabelSelectors(this.refusals).read(spec.getPodSelector(), "spec.podSelector");
		List<PolicyRule> ingress = ingress(orNone(spec.getIngress()));
		List<PolicyRule> egress = egress(orNone(spec.getEgress()));
		NetworkPolicy policy = new NetworkPolicy(stored.namespace(), stored.name(), selector,
				types(orNone(spec.getPolicyTypes()), !egress.isEmpty()), ingress, egress);
		warnOfRulesWithoutType(policy);
		return this.refusals.none() ? Optional.of(policy) : Optional.empty();
	}

	/** Omitted, they are Ingress, and Egress if there is a rule for it. */
	private List<PolicyType> types(List<String> written, boolean anyEgress) {
		if (written.size() > PolicyType.values().length) {
			this.refusals.refuse("POLICY_TYPES_INVALID", "spec.policyTypes",
					"is " + written + ", but may hold no more than Ingress and Egress", "");
		}
		List<PolicyType> types = new ArrayList<>();
		if (written.isEmpty() || written.contains("Ingress")) {
			types.add(PolicyType.INGRESS);
		}
		if (written.isEmpty() ? anyEgress : written.contains("Egress")) {
			types.add(PolicyType.EGRESS);
		}
		return types;
	}

	private List<PolicyRule> ingress(List<NetworkPolicyIngressRule> written) {
		List<PolicyRule> rules = new ArrayList<>();
		NetworkPolicyRules reader = new NetworkPolicyRules(this.refusals);
		for (NetworkPolicyIngressRule rule : written) {
			String path = "spec.ingress[" + rules.size() + "]";
			rules.add(reader.read(rule.getFrom(), path + ".from", rule.getPorts(), path + ".ports"));
		}
		return rules;
	}

	private List<PolicyRule> egress(List<NetworkPolicyEgressRule> written) {
		List<PolicyRule> rules = new ArrayList<>();
		NetworkPolicyRules reader = new NetworkPolicyRules(this.refusals);
		for (NetworkPolicyEgressRule rule : written) {
			String path = "spec.egress[" + rules.size() + "]";
			rules.add(reader.read(rule.getTo(), path + ".to", rule.getPorts(), path + ".ports"));
		}
		return rules;
	}

	private void warnOfRulesWithoutType(NetworkPolicy policy) {
		for (PolicyType type : PolicyType.values()) {
			if (!policy.rules(type).isEmpty() && !policy.policyTypes().contains(type)) {
				String name = (type == PolicyType.INGRESS) ? "Ingress" : "Egress";
				this.refusals.warn("POLICY_RULES_WITHOUT_TYPE", "spec." + type.field(),
						"has no effect, because policyTypes does not hold " + name,
						"Add " + name + " to spec.policyTypes.");
			}
		}
	}

	private static <T> List<T> orNone(@Nullable List<T> written) {
		return (written != null) ? written : List.of();
	}

}
