package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.IpvsConfiguration;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.AddressFamily;

/** What kube-proxy programs in IPVS mode, on node a. */
final class IpvsPrograms {

	static final Node NODE = Clusters.node("a", "east", "192.168.0.2", "203.0.113.77");

	private IpvsPrograms() {
	}

	static Programmed of(String yaml) {
		return of(Clusters.DEFAULTS, yaml);
	}

	static Programmed of(KubeProxyConfiguration config, String yaml) {
		VectorManifests manifests = VectorManifests.read(yaml);
		return of(config, NODE, manifests.services, manifests.slices, AddressFamily.IPV4);
	}

	static Programmed of(KubeProxyConfiguration config, Node node, List<Service> services, List<EndpointSlice> slices,
			AddressFamily family) {
		Cluster cluster = Clusters.of(config, node, services, slices);
		return new IpvsProxier(ProxyState.of(cluster, node, family),
				new ServiceEndpoints(cluster.endpointSlices(), family, node.name()))
			.program();
	}

	static KubeProxyConfiguration scheduler(String name) {
		return Clusters.DEFAULTS.withIpvs(new IpvsConfiguration(name, false, List.of()));
	}

}
