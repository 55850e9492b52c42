package io.packetwalk.controlplane.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The ranges that pods of a partial dump had their addresses in, so that its nodes get
 * the ranges they had.
 *
 * @param byNode the /24 all pods of a node are in, empty when it is not one
 * @param ofPodsWithoutNode the /24s of pods that state an address and no node
 */
record LivedRanges(Map<String, Optional<Cidr>> byNode, Set<Cidr> ofPodsWithoutNode) {

	static LivedRanges in(ApiObjects objects) {
		Map<String, Optional<Cidr>> byNode = new HashMap<>();
		Set<Cidr> nodeless = new TreeSet<>(Comparator.comparing(Cidr::address));
		for (Stored<Pod> pod : objects.list(Pod.class)) {
			PodSpec spec = pod.object().getSpec();
			if (spec == null || Boolean.TRUE.equals(spec.getHostNetwork())) {
				continue;
			}
			Optional<Cidr> range = range(pod.object());
			if (range.isPresent() && spec.getNodeName() != null) {
				byNode.merge(spec.getNodeName(), range, (left, right) -> left.equals(right) ? left : Optional.empty());
			}
			else {
				range.ifPresent(nodeless::add);
			}
		}
		return new LivedRanges(byNode, nodeless);
	}

	private static Optional<Cidr> range(Pod pod) {
		return (pod.getStatus() == null || pod.getStatus().getPodIP() == null) ? Optional.empty()
				: IpAddress.parse(pod.getStatus().getPodIP())
					.filter(IpAddress::isV4)
					.map((address) -> new Cidr(address, PodRanges.NODE_MASK).network());
	}

	Optional<Cidr> of(String node) {
		return this.byNode.getOrDefault(node, Optional.empty());
	}

}
