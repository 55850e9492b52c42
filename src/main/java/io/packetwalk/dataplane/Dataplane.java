package io.packetwalk.dataplane;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.cni.PodNetwork;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.tunnel.CloudflareTunnel;
import io.packetwalk.ingress.tunnel.Tunnels;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.nftables.NftRuleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * Everything the compilers made of a cluster: what walks are walked on. A packet meets
 * two or three nodes of perhaps thousands, so a node is compiled when it is first looked
 * at, and kept; the outcome does not depend on who looks first, or when.
 */
public final class Dataplane {

	private final Cluster cluster;

	private final PodNetwork network;

	private final ClusterDns dns;

	private final List<IngressController> proxies;

	private final NetworkPolicies policies;

	private final List<CloudflareTunnel> tunnels;

	private final List<ReadDump> dumps;

	private final Map<String, NodePlane> nodes = new ConcurrentHashMap<>();

	Dataplane(Cluster cluster, PodNetwork network, ClusterDns dns, List<IngressController> proxies) {
		this.dumps = cluster.nodeDumps().stream().map(DumpReader::read).toList();
		this.cluster = cluster;
		this.network = network;
		this.dns = dns;
		this.proxies = List.copyOf(proxies);
		this.policies = NetworkPolicies.of(cluster);
		this.tunnels = List.copyOf(Tunnels.of(cluster));
	}

	/** The cluster it was made from. */
	public Cluster cluster() {
		return this.cluster;
	}

	/** What a node runs packets on; empty when there is no such node. */
	public Optional<NodePlane> node(String name) {
		NodePlane known = this.nodes.get(name);
		if (known != null) {
			return Optional.of(known);
		}
		return this.cluster.node(name)
			.map((node) -> this.nodes.computeIfAbsent(name,
					(key) -> NodeCompiler.compile(this.cluster, this.network, node, usable(name))));
	}

	/**
	 * What kube-proxy programs on a node in IPv6, which no packet is walked by; empty
	 * when there is no such node.
	 */
	public Optional<NodePlane> nodeInIpv6(String name) {
		return this.cluster.node(name).map((node) -> NodeCompiler.compileIpv6(this.cluster, this.network, node));
	}

	private List<ReadDump> usable(String node) {
		return this.dumps.stream().filter((read) -> read.usable() && read.dump().node().equals(node)).toList();
	}

	/** The rules of real nodes, and what there is to say about them. */
	public List<ReadDump> dumps() {
		return this.dumps;
	}

	/**
	 * A pod's namespace.
	 * @param key {@code namespace/name}
	 * @return empty for pods that use the node's network, do not run, or do not exist
	 */
	public Optional<NetworkNamespace> pod(String key) {
		return this.network.pod(key);
	}

	/**
	 * What a pod forwards other people's packets by, as those of k3s's ServiceLB do.
	 * @param key {@code namespace/name}
	 * @return empty for the others, which is nearly all of them
	 */
	public Optional<NodePlane> forwardingPod(String key) {
		int slash = key.indexOf('/');
		return this.cluster.pod(key.substring(0, Math.max(slash, 0)), key.substring(slash + 1))
			.flatMap((pod) -> pod(key).flatMap((namespace) -> Klipper.plane(this.cluster, pod, namespace)));
	}

	/**
	 * The namespace of this name: {@code node/node-a}, {@code pod/shop/web-0} or
	 * {@code router}.
	 */
	public Optional<NetworkNamespace> namespace(String name) {
		if (name.startsWith("node/")) {
			return this.network.node(name.substring(5));
		}
		if (name.startsWith("pod/")) {
			return pod(name.substring(4));
		}
		return name.equals("router") ? Optional.of(router()) : Optional.empty();
	}

	/** The router between the nodes and the outside. */
	public NetworkNamespace router() {
		return this.network.router();
	}

	/** The cluster's DNS. */
	public ClusterDns dns() {
		return this.dns;
	}

	/** The cluster's policies. */
	public NetworkPolicies policies() {
		return this.policies;
	}

	/** The reverse proxies: the ingress controller first, then one for each Gateway. */
	public List<IngressController> proxies() {
		return this.proxies;
	}

	/** The tunnels through which requests come in without a way in. */
	public List<CloudflareTunnel> tunnels() {
		return this.tunnels;
	}

	/** The reverse proxy that a pod is an instance of. */
	public Optional<IngressController> proxyIn(Pod pod) {
		return this.proxies.stream().filter((proxy) -> proxy.runsIn(pod)).findFirst();
	}

	/**
	 * What one node runs packets on.
	 *
	 * @param name its name
	 * @param namespace links, routes, neighbours
	 * @param rules kube-proxy's and the CNI plugin's iptables rules together, IPv4
	 * @param nftables kube-proxy's nftables table, where it runs in that mode
	 * @param ipvs kube-proxy's virtual servers, where it runs in that mode
	 * @param owners what kube-proxy's chains and virtual servers stand for
	 */
	public record NodePlane(String name, NetworkNamespace namespace, Ruleset rules, NftRuleset nftables, IpvsTable ipvs,
			Map<String, ChainOwner> owners) {

		public NodePlane {
			owners = Map.copyOf(owners);
		}

		/**
		 * The chains a chain leads to, in the order written.
		 * @param table {@code nat} or {@code ip kube-proxy}
		 */
		public List<String> leadsTo(String table, String chain) {
			List<String> nft = this.nftables.targets(table, chain);
			return !nft.isEmpty() ? nft
					: this.rules.table(table)
						.flatMap((found) -> found.chain(chain))
						.map(Chain::targets)
						.orElse(List.of());
		}

		/**
		 * Everything hooked in at a hook, in the order the kernel asks it. kubelet's
		 * canaries made the iptables tables before kube-proxy came, and of two chains of
		 * one priority the kernel asks the newer one first.
		 */
		public List<BaseChain> at(Hook hook) {
			List<BaseChain> nft = this.nftables.at(hook);
			return nft.isEmpty() ? this.rules.at(hook)
					: Stream.concat(nft.stream(), this.rules.at(hook).stream())
						.sorted(Comparator.comparingInt(BaseChain::priority))
						.toList();
		}

	}

}
