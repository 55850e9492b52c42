package io.packetwalk.kubeproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.Cidr;
import io.packetwalk.netfilter.Ruleset;

/**
 * kube-proxy's <a href=
 * "https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-nftables">nftables
 * mode</a>: what one full sync leaves on a node. It programs no iptables rule.
 */
final class NftablesProxier {

	private final ProxyState state;

	private final @Nullable Cidr serviceRange;

	private final NftCommands nft;

	private final NftTraffic traffic;

	private final Map<String, ChainOwner> owners = new LinkedHashMap<>();

	/** With the range of ClusterIPs, where there is one in this family. */
	NftablesProxier(ProxyState state, Cidr serviceRange) {
		this.state = state;
		this.serviceRange = (serviceRange.address().family() == state.family()) ? serviceRange : null;
		this.nft = new NftCommands(state.family());
		this.traffic = new NftTraffic(state, this.nft);
	}

	Programmed program() {
		new NftFixedRules(this.state, NodePortAddresses.ofNftables(this.state), this.nft).write(this.serviceRange);
		NftCapture capture = new NftCapture(this.nft);
		for (Entry entry : this.state.ports()) {
			NftNames names = new NftNames(entry.port().name());
			declare(entry, names);
			this.traffic.write(entry, names);
			capture.write(entry, names);
		}
		return new Programmed(Ruleset.EMPTY, this.nft.run(), IpvsTable.EMPTY, List.of(), this.owners);
	}

	private void declare(Entry entry, NftNames names) {
		ProxiedPort port = entry.port();
		this.traffic.chains(entry, names).forEach((chain) -> declare(chain, port, ""));
		for (ProxiedEndpoint endpoint : entry.selection().all()) {
			declare(names.endpoint(endpoint), port, endpoint.text());
			if (port.sticky()) {
				this.nft.set(names.affinity(endpoint), "type " + this.nft.addressType()
						+ " ; flags dynamic,timeout ; timeout " + port.affinitySeconds() + "s");
			}
		}
	}

	private void declare(String chain, ProxiedPort port, String endpoint) {
		this.nft.chain(chain);
		ServicePortName name = port.name();
		this.owners.put(chain, new ChainOwner(name.namespace(), name.service(), port.index(), endpoint));
	}

}
