package io.packetwalk.kubeproxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;

/**
 * What kube-proxy programmed on one node, in one address family.
 *
 * @param rules its iptables rules: all it does in iptables mode, some in IPVS mode
 * @param nftables its table in nftables mode, else empty
 * @param ipvs its virtual servers in IPVS mode, else empty
 * @param virtualAddresses what it bound to {@code kube-ipvs0} in IPVS mode, else empty
 * @param owners the Service port behind each of its chains, by chain name
 * ({@code KUBE-SVC-…}, {@code endpoint-…}), and in IPVS mode behind each virtual server,
 * by {@code VirtualServer.key()}
 */
public record Programmed(Ruleset rules, NftRuleset nftables, IpvsTable ipvs, List<IpAddress> virtualAddresses,
		Map<String, ChainOwner> owners) {

	public Programmed {
		virtualAddresses = List.copyOf(virtualAddresses);
		owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
	}

	/** Nothing but iptables rules. */
	static Programmed iptables(Ruleset rules, Map<String, ChainOwner> owners) {
		return new Programmed(rules, NftRuleset.EMPTY, IpvsTable.EMPTY, List.of(), owners);
	}

	/**
	 * What a chain stands for.
	 *
	 * @param namespace the Service's namespace
	 * @param service the Service's name
	 * @param portIndex the place of the port in {@code spec.ports}, from 0
	 * @param endpoint {@code ip:port} for an endpoint's chain, else empty
	 */
	public record ChainOwner(String namespace, String service, int portIndex, String endpoint) {
	}

}
