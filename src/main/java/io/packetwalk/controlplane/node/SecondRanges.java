package io.packetwalk.controlplane.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Settings.SecondFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The IPv6 ranges of a dual-stack cluster's nodes: those stated in {@code spec.podCIDRs},
 * else a /64 in node order, or smaller ones of a range that is no larger.
 */
final class SecondRanges {

	private static final int NODE_MASK = 64;

	/** Room for 4,096 nodes in a range of a /64 and below. */
	private static final int BITS_OF_SMALL = 12;

	private static final int SMALLEST = 124;

	private final Map<String, Cidr> byNode = new HashMap<>();

	SecondRanges(@Nullable SecondFamily family, List<NodeSeed> nodes) {
		Set<Cidr> taken = new HashSet<>();
		for (NodeSeed node : nodes) {
			stated(node).ifPresent((range) -> {
				this.byNode.put(node.name(), range);
				taken.add(range);
			});
		}
		if (family == null) {
			return;
		}
		long next = 0;
		for (NodeSeed node : nodes) {
			Optional<Cidr> range = this.byNode.containsKey(node.name()) ? Optional.empty()
					: block(family.podCidr(), next++);
			while (range.isPresent() && taken.contains(range.get())) {
				range = block(family.podCidr(), next++);
			}
			range.ifPresent((free) -> this.byNode.put(node.name(), free));
		}
	}

	@Nullable Cidr of(String node) {
		return this.byNode.get(node);
	}

	private static Optional<Cidr> block(Cidr range, long index) {
		int mask = (range.prefix() < NODE_MASK) ? NODE_MASK : Math.min(SMALLEST, range.prefix() + BITS_OF_SMALL);
		int bits = mask - range.prefix();
		if (bits < 0 || (bits < 62 && index >= 1L << bits)) {
			return Optional.empty();
		}
		IpAddress first = range.network().address();
		return Optional
			.of(new Cidr((mask <= 64) ? new IpAddress(first.family(), first.high() + (index << (64 - mask)), 0)
					: first.plus(index << (128 - mask)), mask));
	}

	private static Optional<Cidr> stated(NodeSeed node) {
		if (node.stated() == null || node.stated().object().getSpec() == null) {
			return Optional.empty();
		}
		var spec = node.stated().object().getSpec();
		return Stream
			.concat(Objects.requireNonNullElse(spec.getPodCIDRs(), List.<String>of()).stream(),
					Stream.ofNullable(spec.getPodCIDR()))
			.filter(Objects::nonNull)
			.flatMap((range) -> Cidr.parse(range).stream())
			.filter((range) -> !range.address().isV4())
			.map(Cidr::network)
			.findFirst();
	}

}
