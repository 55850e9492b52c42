package io.packetwalk.kubeproxy;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;

/**
 * <a href="https://kubernetes.io/docs/reference/networking/virtual-ips/">kube-proxy</a>
 * on one node: Services and EndpointSlices in, rules out.
 */
public final class KubeProxy {

	private KubeProxy() {
	}

	/**
	 * The rules of one family on a node, in the mode of the cluster's settings. Only
	 * iptables mode is compiled so far: a node in another mode gets its rules.
	 */
	public static Programmed program(Cluster cluster, Node node, AddressFamily family) {
		ProxyState state = ProxyState.of(cluster, node, family);
		return switch (cluster.settings().proxyMode()) {
			case IPTABLES, NFTABLES, IPVS -> new IptablesProxier(state).program();
		};
	}

}
