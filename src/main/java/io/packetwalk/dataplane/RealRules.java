package io.packetwalk.dataplane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cni.PodNetwork;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.kubeproxy.DumpOwners;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;

/** Puts the rules a node was saved with in the place of those made for it. */
final class RealRules {

	private static final String IPVS_FILTER = "KUBE-IPVS-FILTER";

	private RealRules() {
	}

	/** With both formats known, each is what it says. */
	static NodePlane replace(NodePlane plane, List<ReadDump> dumps, Cluster cluster, PodNetwork network) {
		NodePlane replaced = plane;
		for (ReadDump read : dumps) {
			replaced = switch (read.dump().format()) {
				case IPTABLES -> iptables(replaced, read.rules(), cluster);
				case NFT -> nft(replaced, read, cluster, (dumps.size() > 1) ? replaced.rules()
						: NodeCompiler.merged(Ruleset.EMPTY, network, plane.name()));
			};
		}
		return replaced;
	}

	/**
	 * All of iptables is replaced, so that of kube-proxy's other means only virtual
	 * servers can be left, where the rules make room for them.
	 */
	private static NodePlane iptables(NodePlane plane, Ruleset rules, Cluster cluster) {
		Map<String, ChainOwner> owners = DumpOwners.of(cluster, rules);
		if (!rules.table("filter").flatMap((table) -> table.chain(IPVS_FILTER)).isPresent()) {
			return new NodePlane(plane.name(), withoutVirtual(plane.namespace()), rules, NftRuleset.EMPTY,
					IpvsTable.EMPTY, owners);
		}
		Map<String, ChainOwner> both = new LinkedHashMap<>(plane.owners());
		both.putAll(owners);
		return new NodePlane(plane.name(), plane.namespace(), rules, NftRuleset.EMPTY, plane.ipvs(), both);
	}

	private static NetworkNamespace withoutVirtual(NetworkNamespace namespace) {
		List<Link> links = namespace.links().stream().filter((link) -> !link.name().equals("kube-ipvs0")).toList();
		return (links.size() == namespace.links().size()) ? namespace : namespace.withLinks(links);
	}

	/** kube-proxy runs in one mode only: with its table there, it has no other rules. */
	private static NodePlane nft(NodePlane plane, ReadDump read, Cluster cluster, Ruleset rules) {
		return new NodePlane(plane.name(), withoutVirtual(plane.namespace()), rules, read.nftables(), IpvsTable.EMPTY,
				DumpOwners.ofNft(cluster, read.nftables().chains()));
	}

}
