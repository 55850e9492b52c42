package io.packetwalk.networkpolicy;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Whether a policy's peer means the other end of some traffic. */
final class PeerMatch {

	private final Surroundings surroundings;

	PeerMatch(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	/**
	 * @param namespace the policy's own namespace, empty for a cluster-wide policy
	 */
	boolean matches(PolicyPeer peer, String namespace, Traffic traffic) {
		return switch (peer) {
			case PolicyPeer.Pods pods -> traffic.otherPod() != null && pod(pods, namespace, traffic.otherPod());
			case PolicyPeer.Networks networks -> network(networks, traffic.other());
			case PolicyPeer.Nodes nodes -> this.surroundings.cluster()
				.nodeAt(traffic.other())
				.filter((node) -> nodes.nodes().matches(node.labels()))
				.isPresent();
			case PolicyPeer.DomainNames names -> matches(names, traffic.other());
			case PolicyPeer.Unknown unknown -> false;
		};
	}

	boolean matches(PolicyPeer.DomainNames peer, IpAddress address) {
		return this.surroundings.namesOf(address).stream().anyMatch((name) -> named(peer.names(), name));
	}

	boolean pod(PolicyPeer.Pods peer, String namespace, Pod pod) {
		return namespace(peer.namespaces(), namespace, pod.namespace())
				&& (peer.pods() == null || peer.pods().matches(pod.labels()));
	}

	boolean namespace(@Nullable LabelSelector wanted, String own, String namespace) {
		return (wanted == null) ? own.equals(namespace)
				: wanted.everything() || wanted.matches(this.surroundings.labelsOf(namespace));
	}

	private static boolean network(PolicyPeer.Networks networks, IpAddress address) {
		for (Cidr except : networks.except()) {
			if (except.contains(address)) {
				return false;
			}
		}
		for (Cidr cidr : networks.cidrs()) {
			if (cidr.contains(address)) {
				return true;
			}
		}
		return false;
	}

	/** {@code *.example.com} means names with at least one more label. */
	private static boolean named(List<String> patterns, String name) {
		String bare = bare(name);
		for (String pattern : patterns) {
			String wanted = bare(pattern);
			if (wanted.startsWith("*.") ? bare.endsWith(wanted.substring(1)) : bare.equals(wanted)) {
				return true;
			}
		}
		return false;
	}

	private static String bare(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

}
