package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/">NetworkPolicies</a>
 * and of cluster-wide policies.
 */
final class PolicyRows {

	private static final String REPLACED = "Read as the ClusterNetworkPolicy that replaces it.";

	private PolicyRows() {
	}

	static List<Row> rows() {
		return List.of(
				Row.of("NetworkPolicy", "", MODELLED,
						"Enforced where the pod network does so: Calico, kindnet and k3s do, flannel alone does not."),
				Row.of("NetworkPolicy", "spec.podSelector", MODELLED, ""),
				Row.of("NetworkPolicy", "spec.policyTypes", MODELLED, "With their defaults."),
				Row.of("NetworkPolicy", "spec.ingress[].from[].ipBlock", MODELLED,
						"Judged on the source address the pod sees."),
				Row.of("NetworkPolicy", "spec.egress[].to[].ipBlock", MODELLED, "Judged after the Service's DNAT."),
				Row.of("NetworkPolicy", "spec.ingress[].ports", MODELLED, "Numbers, ranges and container port names."),
				Row.of("NetworkPolicy", "spec.egress[].ports", MODELLED, "Numbers, ranges and container port names."),
				Row.of("ClusterNetworkPolicy", "", MODELLED, "The tiers Admin and Baseline, v1alpha2."),
				Row.of("ClusterNetworkPolicy", "spec.egress[].to[].domainNames", PARTLY,
						"Names of hosts that an Outside document describes."),
				Row.of("AdminNetworkPolicy", "", MODELLED, REPLACED),
				Row.of("BaselineAdminNetworkPolicy", "", MODELLED, REPLACED));
	}

}
