package io.packetwalk.networkpolicy;

import java.util.List;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.NetworkPolicy;

/**
 * The policies that speak of a pod in one direction.
 *
 * @param admin those asked first, in order
 * @param isolating the NetworkPolicies that isolate it, by name
 * @param baseline those asked where no NetworkPolicy isolates it, in order
 */
record Applied(List<ClusterNetworkPolicy> admin, List<NetworkPolicy> isolating, List<ClusterNetworkPolicy> baseline) {

	static final Applied NOTHING = new Applied(List.of(), List.of(), List.of());

	Applied {
		admin = List.copyOf(admin);
		isolating = List.copyOf(isolating);
		baseline = List.copyOf(baseline);
	}

	/** Whether no policy speaks of the pod. */
	boolean nothing() {
		return this.admin.isEmpty() && this.isolating.isEmpty() && this.baseline.isEmpty();
	}

}
