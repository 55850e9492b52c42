package io.packetwalk.web.api;

import java.util.List;

import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.PolicyType;

/** A NetworkPolicy as the API lists it. */
record PolicyView(String namespace, String name, String podSelector, List<String> policyTypes, int ingressRules,
		int egressRules) {

	static PolicyView of(NetworkPolicy policy) {
		return new PolicyView(policy.namespace(), policy.name(), policy.podSelector().toString(),
				policy.policyTypes()
					.stream()
					.map((type) -> (type == PolicyType.INGRESS) ? "Ingress" : "Egress")
					.toList(),
				policy.ingress().size(), policy.egress().size());
	}

}
