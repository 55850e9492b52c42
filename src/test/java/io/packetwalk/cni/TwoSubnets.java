package io.packetwalk.cni;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;

/**
 * Three nodes: a and b beside each other, c behind the router. Pods a1 and a2 run on a,
 * b1 on b, c1 on c.
 */
final class TwoSubnets {

	private TwoSubnets() {
	}

	static PodNetwork wired(CniPlugin plugin, Backend backend, boolean crossSubnet) {
		return Cni.wire(cluster(plugin, PodNetworkConfiguration.defaults(plugin).with(backend, crossSubnet)));
	}

	static Cluster cluster(CniPlugin plugin, PodNetworkConfiguration configuration) {
		Cluster flannel = FlannelLab.cluster(
				List.of(FlannelLab.node("a", "192.168.0.2", "10.244.1.0/24"),
						FlannelLab.node("b", "192.168.0.3", "10.244.2.0/24"),
						FlannelLab.node("c", "192.168.7.2", "10.244.3.0/24")),
				List.of(FlannelLab.pod("a1", "a", "10.244.1.2"), FlannelLab.pod("a2", "a", "10.244.1.70"),
						FlannelLab.pod("b1", "b", "10.244.2.2"), FlannelLab.pod("c1", "c", "10.244.3.2")));
		return with(flannel, plugin, configuration);
	}

	static Cluster with(Cluster cluster, CniPlugin plugin, PodNetworkConfiguration configuration) {
		return new Cluster(cluster.settings().withPodNetwork(plugin, configuration), cluster.namespaces(),
				cluster.nodes(), cluster.pods(), cluster.services(), cluster.endpointSlices(), cluster.ingresses(),
				cluster.ingressClasses(), cluster.networkPolicies(), cluster.configMaps(), cluster.outside());
	}

}
