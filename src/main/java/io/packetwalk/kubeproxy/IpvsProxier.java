package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.Map;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;

/**
 * kube-proxy's <a href=
 * "https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-ipvs">IPVS
 * mode</a>: what one full sync leaves on a node.
 */
final class IpvsProxier {

	private final ProxyState state;

	private final ServiceEndpoints endpoints;

	/**
	 * A proxier.
	 * @param endpoints all endpoints, selected or not
	 */
	IpvsProxier(ProxyState state, ServiceEndpoints endpoints) {
		this.state = state;
		this.endpoints = endpoints;
	}

	Programmed program() {
		List<IpAddress> nodeIps = nodePortIps();
		IpvsServers servers = new IpvsServers(this.state);
		IpvsEntries entries = new IpvsEntries(this.state);
		for (Entry entry : this.state.ports()) {
			servers.add(entry, nodeIps);
			entries.add(entry, this.endpoints.of(entry.port().name()), nodeIps);
		}
		servers.bound().forEach((address) -> entries.put(IpvsSet.IPVS_IPS, address.toString()));
		ChainBook filter = new ChainBook("filter", Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);
		ChainBook nat = new ChainBook("nat", Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING);
		new IpvsRules(this.state, entries, filter, nat).write();
		Ruleset rules = new Ruleset(Map.of("filter", filter.toTable(), "nat", nat.toTable()), entries.sets());
		return new Programmed(rules, NftRuleset.EMPTY, servers.table(), servers.bound(), servers.owners());
	}

	/** A node port is a virtual server on each address; never on loopback. */
	private List<IpAddress> nodePortIps() {
		NodePortAddresses limits = NodePortAddresses.of(this.state);
		List<IpAddress> own = this.state.nodeIps();
		return (limits.everyAddress() ? own : limits.among(own)).stream()
			.filter((address) -> !address.isLoopback())
			.toList();
	}

}
