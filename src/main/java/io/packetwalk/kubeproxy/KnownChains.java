package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.kubeproxy.KnownChain.Kind;
import io.packetwalk.net.AddressFamily;

/**
 * The chains kube-proxy would make of a cluster's Services in iptables and in nftables
 * mode, by the names a real node prints: the names are hashes, so the Services that are
 * there are the only way back.
 */
public final class KnownChains {

	private final NavigableMap<String, KnownChain> byName = new TreeMap<>();

	private KnownChains() {
	}

	public static KnownChains of(Cluster cluster) {
		KnownChains chains = new KnownChains();
		for (AddressFamily family : AddressFamily.values()) {
			ServiceEndpoints endpoints = new ServiceEndpoints(cluster.endpointSlices(), family, "");
			new ProxiedPorts(family).of(cluster.services())
				.forEach((port) -> chains.add(port, endpoints.of(port.name())));
		}
		return chains;
	}

	/** The chain of this name. */
	public Optional<KnownChain> find(String name) {
		return Optional.ofNullable(this.byName.get(key(name)));
	}

	/** The chains whose names begin so, by name. */
	public List<KnownChain> startingWith(String prefix, int most) {
		String from = key(prefix);
		return this.byName.tailMap(from, true)
			.entrySet()
			.stream()
			.takeWhile((entry) -> entry.getKey().startsWith(from))
			.limit(most)
			.map(Map.Entry::getValue)
			.toList();
	}

	private void add(ProxiedPort port, List<ProxiedEndpoint> endpoints) {
		ChainNames iptables = new ChainNames(port.name());
		NftNames nftables = new NftNames(port.name());
		boolean some = !endpoints.isEmpty();
		add(port, Kind.CLUSTER, iptables.cluster(), nftables.cluster(), "", some && port.usesCluster());
		add(port, Kind.LOCAL, iptables.local(), nftables.local(), "", some && port.usesLocal());
		add(port, Kind.EXTERNAL, iptables.external(), nftables.external(), "", some && port.externallyAccessible());
		add(port, Kind.FIREWALL, iptables.firewall(), nftables.firewall(), "",
				!port.loadBalancerIps().isEmpty() && !port.sourceRanges().isEmpty());
		for (ProxiedEndpoint endpoint : endpoints) {
			boolean used = endpoint.ready() || endpoint.servingWhileTerminating();
			add(port, Kind.ENDPOINT, iptables.endpoint(endpoint), nftables.endpoint(endpoint), endpoint.text(), used);
			keep(port, Kind.AFFINITY, nftables.affinity(endpoint), endpoint.text(), used && port.sticky());
		}
	}

	private void add(ProxiedPort port, Kind kind, String iptables, String nftables, String endpoint,
			boolean programmed) {
		keep(port, kind, iptables, endpoint, programmed);
		keep(port, kind, nftables, endpoint, programmed);
	}

	private void keep(ProxiedPort port, Kind kind, String name, String endpoint, boolean programmed) {
		ServicePortName of = port.name();
		this.byName.putIfAbsent(key(name), new KnownChain(name, kind, of.namespace(), of.service(), of.port(),
				port.index(), of.protocol(), endpoint, programmed));
	}

	/** People type in small letters what iptables prints in capitals. */
	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
