package io.packetwalk.cni;

import java.util.Map;

import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * The network a CNI plugin made: every namespace wired up.
 *
 * @param nodes the nodes' namespaces, by node name
 * @param pods the pods' namespaces, by {@code namespace/name}; hostNetwork and pending
 * pods have none
 * @param rules the plugin's own iptables rules on each node, by node name
 * (FLANNEL-POSTRTG …): nat and filter tables holding only the plugin's chains and its
 * jumps in the built-in ones
 * @param router the router every node's default route points to, and behind which the
 * outside is
 */
public record PodNetwork(Map<String, NetworkNamespace> nodes, Map<String, NetworkNamespace> pods,
		Map<String, Ruleset> rules, NetworkNamespace router) {

	public PodNetwork {
		nodes = Map.copyOf(nodes);
		pods = Map.copyOf(pods);
		rules = Map.copyOf(rules);
	}

}
