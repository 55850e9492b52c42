package io.packetwalk.topology;

import java.util.Comparator;
import java.util.Set;

/**
 * What a person looks for first: their own namespaces, then those the cluster brought
 * along.
 */
final class Order {

	private static final Set<String> BROUGHT_ALONG = Set.of("kube-system", "kube-public", "kube-node-lease",
			"kube-flannel", "calico-system", "tigera-operator", "local-path-storage");

	private Order() {
	}

	static Comparator<String> namespaces() {
		return Comparator.<String, Integer>comparing((name) -> rank(name)).thenComparing(Comparator.naturalOrder());
	}

	private static int rank(String namespace) {
		if (BROUGHT_ALONG.contains(namespace)) {
			return 2;
		}
		return namespace.equals("default") ? 1 : 0;
	}

}
