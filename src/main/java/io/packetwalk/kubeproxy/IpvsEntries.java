package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.IpSet;

/** What stands in kube-proxy's ipsets. */
final class IpvsEntries {

	private final ProxyState state;

	private final Map<IpvsSet, Set<String>> entries = new EnumMap<>(IpvsSet.class);

	/**
	 * Load balancer addresses with source ranges that the node itself is not in, with
	 * their Service port.
	 */
	private final List<Barred> barred = new ArrayList<>();

	IpvsEntries(ProxyState state) {
		this.state = state;
		for (IpvsSet set : IpvsSet.values()) {
			this.entries.put(set, new LinkedHashSet<>());
		}
	}

	/** A virtual address the node itself may not use. */
	record Barred(IpAddress address, ProxiedPort port) {
	}

	/**
	 * Adds what a Service port needs.
	 * @param endpoints all its endpoints, ready or not
	 * @param nodeIps the addresses node ports answer on
	 */
	void add(Entry entry, List<ProxiedEndpoint> endpoints, List<IpAddress> nodeIps) {
		ProxiedPort port = entry.port();
		for (ProxiedEndpoint endpoint : endpoints) {
			if (endpoint.local()) {
				put(IpvsSet.LOOP_BACK, to(endpoint.ip(), port, endpoint.port()) + "," + endpoint.ip());
			}
		}
		put(IpvsSet.CLUSTER_IP, to(port.clusterIp(), port, port.port()));
		for (IpAddress address : port.externalIps()) {
			put(port.externalLocal() ? IpvsSet.EXTERNAL_IP_LOCAL : IpvsSet.EXTERNAL_IP, to(address, port, port.port()));
		}
		port.loadBalancerIps().forEach((address) -> loadBalancer(address, port));
		if (port.nodePort() != 0) {
			nodePort(port, nodeIps);
		}
		// kube-proxy gives a Service up whose node port has no address to answer on.
		if (port.healthCheckNodePort() != 0 && (port.nodePort() == 0 || !nodeIps.isEmpty())) {
			put(IpvsSet.HEALTH_CHECK, Integer.toString(port.healthCheckNodePort()));
		}
	}

	private void loadBalancer(IpAddress address, ProxiedPort port) {
		String entry = to(address, port, port.port());
		put(IpvsSet.LOAD_BALANCER, entry);
		if (port.externalLocal()) {
			put(IpvsSet.LOAD_BALANCER_LOCAL, entry);
		}
		if (port.sourceRanges().isEmpty()) {
			return;
		}
		put(IpvsSet.LOAD_BALANCER_FW, entry);
		port.sourceRanges().forEach((range) -> put(IpvsSet.LOAD_BALANCER_SOURCE_CIDR, entry + "," + text(range)));
		boolean nodeMayUse = this.state.nodeIps()
			.stream()
			.limit(1)
			.anyMatch((node) -> port.sourceRanges().stream().anyMatch((range) -> range.contains(node)));
		if (nodeMayUse) {
			put(IpvsSet.LOAD_BALANCER_SOURCE_IP, entry + "," + address);
		}
		else {
			this.barred.add(new Barred(address, port));
		}
	}

	private void nodePort(ProxiedPort port, List<IpAddress> nodeIps) {
		String number = Integer.toString(port.nodePort());
		switch (port.name().protocol()) {
			case TCP -> put(port, number, IpvsSet.NODE_PORT_TCP, IpvsSet.NODE_PORT_LOCAL_TCP, nodeIps);
			case UDP -> put(port, number, IpvsSet.NODE_PORT_UDP, IpvsSet.NODE_PORT_LOCAL_UDP, nodeIps);
			default -> nodeIps.forEach((address) -> put(port, to(address, port, port.nodePort()),
					IpvsSet.NODE_PORT_SCTP, IpvsSet.NODE_PORT_LOCAL_SCTP, nodeIps));
		}
	}

	private void put(ProxiedPort port, String entry, IpvsSet set, IpvsSet local, List<IpAddress> nodeIps) {
		if (!nodeIps.isEmpty()) {
			put(set, entry);
			if (port.externalLocal()) {
				put(local, entry);
			}
		}
	}

	void put(IpvsSet set, String entry) {
		this.entries.get(set).add(entry);
	}

	private static String to(IpAddress address, ProxiedPort port, int number) {
		Protocol protocol = port.name().protocol();
		return address + "," + protocol.lower() + ":" + number;
	}

	/** A single host is printed without its prefix length. */
	private static String text(Cidr range) {
		return range.isHost() ? range.address().toString() : range.toString();
	}

	boolean isEmpty(IpvsSet set) {
		return this.entries.get(set).isEmpty();
	}

	List<Barred> barred() {
		return this.barred;
	}

	/** ipset has no range of all addresses: adding it fails, and kube-proxy logs that. */
	List<IpSet> sets() {
		return this.entries.entrySet().stream().map((set) -> {
			List<String> kept = set.getValue().stream().filter((entry) -> !entry.endsWith("/0")).toList();
			return set.getKey().with(this.state.family(), kept);
		}).toList();
	}

}
