package io.packetwalk.controlplane.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Pod;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * Hands each node a range of pod addresses as the <a href=
 * "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/">node
 * IPAM controller</a> does: a /24 in node order, smaller when the cluster's range has not
 * enough of them.
 */
final class PodRanges {

	private static final int NODE_MASK = 24;

	private static final int SMALLEST = 30;

	private final Map<String, Cidr> byNode = new HashMap<>();

	private final Set<Cidr> taken = new HashSet<>();

	private final Cidr clusterCidr;

	private final int mask;

	private long next;

	PodRanges(Cidr clusterCidr, List<NodeSeed> nodes, ApiObjects objects) {
		this.clusterCidr = clusterCidr;
		this.mask = mask(clusterCidr, nodes.size());
		for (NodeSeed node : nodes) {
			stated(node).ifPresent((range) -> claim(node.name(), range));
		}
		Map<String, Optional<Cidr>> lived = livedIn(objects);
		for (NodeSeed node : nodes) {
			if (!this.byNode.containsKey(node.name())) {
				lived.getOrDefault(node.name(), Optional.empty())
					.filter((range) -> !this.taken.contains(range))
					.ifPresent((range) -> claim(node.name(), range));
			}
		}
	}

	/** The range of a node; empty when the cluster's range is used up. */
	Optional<Cidr> of(String node) {
		Cidr known = this.byNode.get(node);
		return (known != null) ? Optional.of(known) : nextFree();
	}

	private Optional<Cidr> nextFree() {
		long size = 1L << (32 - this.mask);
		while ((this.next + 1) * size <= this.clusterCidr.size()) {
			Cidr range = new Cidr(this.clusterCidr.at(this.next++ * size), this.mask);
			if (this.taken.stream().noneMatch((other) -> other.contains(range) || range.contains(other))) {
				return Optional.of(range);
			}
		}
		return Optional.empty();
	}

	private void claim(String node, Cidr range) {
		this.byNode.put(node, range);
		this.taken.add(range);
	}

	private static Optional<Cidr> stated(NodeSeed node) {
		if (node.stated() == null || node.stated().object().getSpec() == null) {
			return Optional.empty();
		}
		var spec = node.stated().object().getSpec();
		List<String> ranges = (spec.getPodCIDRs() != null && !spec.getPodCIDRs().isEmpty()) ? spec.getPodCIDRs()
				: (spec.getPodCIDR() != null) ? List.of(spec.getPodCIDR()) : List.of();
		return ranges.stream()
			.flatMap((range) -> Cidr.parse(range).stream())
			.filter((range) -> range.address().isV4())
			.map(Cidr::network)
			.findFirst();
	}

	/**
	 * The /24 all pods of a node have their stated addresses in, if it is one. Nodes of a
	 * partial dump are thus given the ranges they had.
	 */
	private static Map<String, Optional<Cidr>> livedIn(ApiObjects objects) {
		Map<String, Optional<Cidr>> ranges = new HashMap<>();
		for (Stored<Pod> pod : objects.list(Pod.class)) {
			var spec = pod.object().getSpec();
			var status = pod.object().getStatus();
			if (spec != null && spec.getNodeName() != null && status != null && status.getPodIP() != null
					&& !Boolean.TRUE.equals(spec.getHostNetwork())) {
				IpAddress.parse(status.getPodIP())
					.filter(IpAddress::isV4)
					.map((address) -> Optional.of(new Cidr(address, NODE_MASK).network()))
					.ifPresent((range) -> ranges.merge(spec.getNodeName(), range,
							(left, right) -> left.equals(right) ? left : Optional.empty()));
			}
		}
		return ranges;
	}

	private static int mask(Cidr clusterCidr, int nodes) {
		int mask = Math.max(NODE_MASK, clusterCidr.prefix());
		while (mask < SMALLEST && (1L << (mask - clusterCidr.prefix())) < nodes) {
			mask++;
		}
		return mask;
	}

}
