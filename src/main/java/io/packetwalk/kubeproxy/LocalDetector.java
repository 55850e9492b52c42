package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/**
 * How one kube-proxy tells traffic of pods from other traffic, in one address family: its
 * {@code detectLocalMode} once the node's own ranges are known.
 */
sealed interface LocalDetector {

	/** Pods have their addresses in a range: {@code -s RANGE}, {@code ip saddr RANGE}. */
	record SourceRange(Cidr range) implements LocalDetector {
	}

	/** Pods come in by a bridge: {@code -i NAME}, {@code iifname "NAME"}. */
	record InBridge(String name) implements LocalDetector {
	}

	/**
	 * Pods come in by links of a name: {@code -i PREFIX+}, {@code iifname "PREFIX*"}.
	 */
	record InLinksNamed(String prefix) implements LocalDetector {
	}

	/** Pods are not told from others. */
	record None() implements LocalDetector {
	}

	/** The detector on a node. */
	static LocalDetector of(DetectLocal mode, Node node, AddressFamily family) {
		return switch (mode) {
			case DetectLocal.ClusterCidr cluster -> first(cluster.ranges().stream(), family);
			case DetectLocal.NodeCidr own -> first(node.podCidrs().stream(), family);
			case DetectLocal.BridgeInterface bridge -> new InBridge(bridge.name());
			case DetectLocal.InterfaceNamePrefix links -> new InLinksNamed(links.prefix());
		};
	}

	private static LocalDetector first(Stream<Cidr> ranges, AddressFamily family) {
		List<Cidr> own = ranges.filter((range) -> range.address().family() == family).toList();
		return own.isEmpty() ? new None() : new SourceRange(own.getFirst().network());
	}

	/** Whether pods are told from others. */
	default boolean detects() {
		return !(this instanceof None);
	}

}
