package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.net.Cidr;

/**
 * Hands each node a range of pod addresses as the <a href=
 * "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/">node
 * IPAM controller</a> does: a /24 in node order, smaller when the cluster's range has not
 * enough of them.
 */
final class PodRanges {

	static final int NODE_MASK = 24;

	private static final int SMALLEST = 30;

	private final Map<String, Cidr> byNode = new HashMap<>();

	private final Set<Cidr> taken = new HashSet<>();

	private final Cidr clusterCidr;

	private final int mask;

	PodRanges(Cidr clusterCidr, List<NodeSeed> nodes, ApiObjects objects) {
		this.clusterCidr = clusterCidr;
		this.mask = mask(clusterCidr, nodes.size());
		LivedRanges lived = LivedRanges.in(objects);
		for (NodeSeed node : nodes) {
			stated(node).ifPresent((range) -> claim(node.name(), range));
		}
		for (NodeSeed node : nodes) {
			if (!this.byNode.containsKey(node.name())) {
				lived.of(node.name())
					.filter((range) -> !this.taken.contains(range))
					.ifPresent((range) -> claim(node.name(), range));
			}
		}
		List<NodeSeed> rest = nodes.stream().filter((node) -> !this.byNode.containsKey(node.name())).toList();
		List<Cidr> free = free(rest.size(), lived.ofPodsWithoutNode());
		for (int i = 0; i < free.size(); i++) {
			claim(rest.get(i).name(), free.get(i));
		}
	}

	/** The range of a node; empty when the cluster's range is used up. */
	Optional<Cidr> of(String node) {
		return Optional.ofNullable(this.byNode.get(node));
	}

	/**
	 * The first free ranges, or others instead of the last of them that stated pods need.
	 */
	private List<Cidr> free(int wanted, Set<Cidr> needed) {
		List<Cidr> free = new ArrayList<>();
		long size = 1L << (32 - this.mask);
		for (long next = 0; free.size() < wanted && (next + 1) * size <= this.clusterCidr.size(); next++) {
			Cidr range = new Cidr(this.clusterCidr.at(next * size), this.mask);
			if (isFree(range)) {
				free.add(range);
			}
		}
		List<Cidr> chosen = new ArrayList<>(needed.stream().filter(this::fits).limit(free.size()).toList());
		free.stream()
			.filter((range) -> !chosen.contains(range))
			.limit(free.size() - chosen.size())
			.toList()
			.forEach(chosen::add);
		chosen.sort(Comparator.comparing(Cidr::address));
		return chosen;
	}

	private boolean fits(Cidr range) {
		return range.prefix() == this.mask && this.clusterCidr.contains(range) && isFree(range);
	}

	private boolean isFree(Cidr range) {
		return this.taken.stream().noneMatch((other) -> other.contains(range) || range.contains(other));
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

	private static int mask(Cidr clusterCidr, int nodes) {
		int mask = Math.max(NODE_MASK, clusterCidr.prefix());
		while (mask < SMALLEST && (1L << (mask - clusterCidr.prefix())) < nodes) {
			mask++;
		}
		return mask;
	}

}
