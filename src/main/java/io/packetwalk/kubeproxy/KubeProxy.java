package io.packetwalk.kubeproxy;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/**
 * <a href="https://kubernetes.io/docs/reference/networking/virtual-ips/">kube-proxy</a>
 * on one node: Services and EndpointSlices in, rules out.
 */
public final class KubeProxy {

	private KubeProxy() {
	}

	/**
	 * The rules of one family on a node, in the mode of the cluster's settings.
	 */
	public static Programmed program(Cluster cluster, Node node, AddressFamily family) {
		ProxyState state = ProxyState.of(cluster, node, family);
		return switch (cluster.settings().proxyMode()) {
			case IPTABLES -> new IptablesProxier(state).program();
			case NFTABLES -> new NftablesProxier(state, serviceRange(cluster, family)).program();
			case IPVS ->
				new IpvsProxier(state, new ServiceEndpoints(cluster.endpointSlices(), family, node.name())).program();
		};
	}

	private static Cidr serviceRange(Cluster cluster, AddressFamily family) {
		return cluster.settings()
			.serviceCidrs()
			.stream()
			.filter((range) -> range.address().family() == family)
			.findFirst()
			.orElse(cluster.settings().serviceCidr());
	}

}
