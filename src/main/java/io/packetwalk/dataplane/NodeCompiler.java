package io.packetwalk.dataplane;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cni.PodNetwork;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.kubeproxy.KubeProxy;
import io.packetwalk.kubeproxy.Programmed;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;

/** Puts together what the agents of one node programmed. */
final class NodeCompiler {

	private NodeCompiler() {
	}

	/** Where a node's real rules are known, they take the place of those made here. */
	static NodePlane compile(Cluster cluster, PodNetwork network, Node node, List<ReadDump> dumps) {
		Programmed proxy = KubeProxy.program(cluster, node, AddressFamily.IPV4);
		NodePlane plane = new NodePlane(node.name(),
				namespace(network.node(node.name()).orElseThrow(), proxy.virtualAddresses()),
				merged(proxy.rules(), network, node.name()), proxy.nftables(), proxy.ipvs(), proxy.owners());
		return RealRules.replace(plane, dumps, cluster, network);
	}

	/** kube-proxy's part alone: pod networks are wired in IPv4. */
	static NodePlane compileIpv6(Cluster cluster, PodNetwork network, Node node) {
		Programmed proxy = KubeProxy.program(cluster, node, AddressFamily.IPV6);
		return new NodePlane(node.name(), network.node(node.name()).orElseThrow(), proxy.rules(), proxy.nftables(),
				proxy.ipvs(), proxy.owners());
	}

	/**
	 * kube-proxy prepends its jumps and flanneld appends its own: kube-proxy is first.
	 * Calico comes before both. Host ports are mapped when pods start, which is later.
	 */
	static Ruleset merged(Ruleset proxy, PodNetwork network, String node) {
		Ruleset first = RulesetMerge.merge(network.firstRules(node), network.firstHostPortRules(node));
		Ruleset last = RulesetMerge.merge(network.rules(node), network.hostPortRules(node));
		return RulesetMerge.merge(first, RulesetMerge.merge(proxy, last));
	}

	/** In IPVS mode the node owns every virtual address, on a device of their own. */
	private static NetworkNamespace namespace(NetworkNamespace namespace, List<IpAddress> virtual) {
		if (virtual.isEmpty()) {
			return namespace;
		}
		List<Link> links = new ArrayList<>(namespace.links());
		links.add(new Link.Dummy("kube-ipvs0", new MacAddress(0x0e0000000001L), 1500,
				virtual.stream().map(Cidr::host).toList()));
		return namespace.withLinks(links);
	}

}
