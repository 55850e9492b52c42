package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PodLikeness;
import io.packetwalk.web.page.Places;

/**
 * Who is around a pod: groups of pods no policy tells apart, nodes, and addresses
 * outside.
 */
final class Neighbours {

	/** Addresses for documentation: one that no rule names stands for any. */
	private static final List<IpAddress> ANYWHERE = List.of(Outside.DEFAULT_CLIENT, IpAddress.of("203.0.113.10"),
			IpAddress.of("192.0.2.10"));

	private static final int TRIES = 20;

	private final Cluster cluster;

	private final NetworkPolicies policies;

	private final Pod pod;

	Neighbours(Cluster cluster, NetworkPolicies policies, Pod pod) {
		this.cluster = cluster;
		this.policies = policies;
		this.pod = pod;
	}

	/** Own namespace first, the cluster's own parts last; the pod itself is left out. */
	List<End> pods() {
		List<Pod> running = this.cluster.pods()
			.stream()
			.filter((one) -> one.ip() != null && !one.key().equals(this.pod.key()))
			.toList();
		List<PodLikeness> likenesses = this.policies.likenesses(running);
		Map<Alike, List<Pod>> groups = new LinkedHashMap<>();
		for (int i = 0; i < running.size(); i++) {
			Pod one = running.get(i);
			Alike key = new Alike(End.workload(one), likenesses.get(i), one.hostNetwork() ? one.ip() : null);
			groups.computeIfAbsent(key, (absent) -> new ArrayList<>()).add(one);
		}
		return groups.entrySet()
			.stream()
			.map((group) -> End.of(group.getValue().getFirst(), group.getKey().workload(), detail(group.getValue())))
			.sorted(Comparator.comparing((End end) -> !end.namespace().equals(this.pod.namespace()))
				.thenComparing((end) -> Places.isAddOn(end.namespace())))
			.toList();
	}

	private static String detail(List<Pod> pods) {
		return pods.size() + (pods.size() == 1 ? " pod" : " pods")
				+ (pods.getFirst().hostNetwork() ? ", on the node’s network" : "");
	}

	/** Its own node, and one that stands for the others. */
	List<End> nodes() {
		List<End> ends = new ArrayList<>();
		Optional<Node> own = Optional.ofNullable(this.pod.node()).flatMap(this.cluster::node);
		own.ifPresent((node) -> ends.add(End.of(node, "its own node " + node.name())));
		List<Node> others = this.cluster.nodes()
			.stream()
			.filter((node) -> !node.name().equals(this.pod.node()))
			.toList();
		if (!others.isEmpty()) {
			Node first = others.getFirst();
			ends.add(
					End.of(first, (others.size() == 1) ? "node " + first.name() : "other nodes, e.g. " + first.name()));
		}
		return ends;
	}

	/** An address of each block that rules name, and one of none. */
	List<End> outside(List<PolicyRule> rules) {
		Map<Cidr, String> blocks = new LinkedHashMap<>();
		for (PolicyPeer peer : rules.stream().flatMap((rule) -> rule.peers().stream()).toList()) {
			if (peer instanceof PolicyPeer.Networks networks) {
				networks.except().forEach((except) -> blocks.putIfAbsent(except, "addresses in " + except));
				networks.cidrs().forEach((block) -> blocks.putIfAbsent(block, "addresses in " + block));
			}
		}
		List<End> ends = new ArrayList<>();
		blocks.forEach((block, label) -> free(block, blocks)
			.ifPresent((address) -> ends.add(End.outside(address, label, "e.g. " + address))));
		ANYWHERE.stream()
			.filter((address) -> blocks.keySet().stream().noneMatch((block) -> block.contains(address)))
			.findFirst()
			.ifPresent((address) -> ends.add(End.outside(address,
					ends.isEmpty() ? "addresses outside" : "any other address outside", "e.g. " + address)));
		return ends;
	}

	/** An address that neither a pod nor a node has, and no smaller block. */
	private Optional<IpAddress> free(Cidr block, Map<Cidr, String> blocks) {
		long size = block.isHost() ? 1 : TRIES;
		return LongStream.range(block.isHost() ? 0 : 1, size + 1)
			.mapToObj(block::at)
			.filter((address) -> this.cluster.podAt(address).isEmpty() && this.cluster.nodeAt(address).isEmpty())
			.filter((address) -> blocks.keySet()
				.stream()
				.noneMatch((other) -> other.prefix() > block.prefix() && other.contains(address)))
			.findFirst();
	}

	/**
	 * What tells groups apart.
	 *
	 * @param address the node's address of pods on its network, else null
	 */
	private record Alike(String workload, PodLikeness likeness, @Nullable IpAddress address) {
	}

}
