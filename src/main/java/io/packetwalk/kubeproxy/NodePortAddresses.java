package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * Which of a node's addresses answer node ports: {@code nodePortAddresses} in one family.
 *
 * @param ranges the ranges; empty: every local address
 * @param localhost whether loopback may be among them
 */
record NodePortAddresses(List<Cidr> ranges, boolean localhost) {

	static NodePortAddresses of(ProxyState state) {
		return of(state, state.config().primaryNodePorts());
	}

	/** In nftables mode, where nothing is configured only the primary address answers. */
	static NodePortAddresses ofNftables(ProxyState state) {
		return of(state, state.config().primaryNodePorts() || state.config().nodePortAddresses().isEmpty());
	}

	private static NodePortAddresses of(ProxyState state, boolean primary) {
		List<Cidr> ranges = primary ? state.node().primaryIp(state.family()).map(Cidr::host).stream().toList()
				: state.config().nodePortAddresses();
		List<Cidr> limits = ranges.stream().filter((range) -> range.address().family() == state.family()).toList();
		if (limits.stream().anyMatch((range) -> range.prefix() == 0)) {
			limits = List.of();
		}
		boolean localhost = state.family() == AddressFamily.IPV4 && state.config().localhostNodePorts()
				&& (limits.isEmpty() || limits.stream().anyMatch(NodePortAddresses::holdsLoopback));
		return new NodePortAddresses(limits, localhost);
	}

	private static boolean holdsLoopback(Cidr range) {
		return range.address().isLoopback() || range.contains(IpAddress.of("127.0.0.0"));
	}

	boolean everyAddress() {
		return this.ranges.isEmpty();
	}

	/** The node's addresses within the ranges. */
	List<IpAddress> among(List<IpAddress> addresses) {
		Stream<IpAddress> loopback = this.localhost ? Stream.of(IpAddress.of("127.0.0.1")) : Stream.empty();
		return Stream.concat(addresses.stream(), loopback)
			.filter((address) -> this.ranges.stream().anyMatch((range) -> range.contains(address)))
			.toList();
	}

}
