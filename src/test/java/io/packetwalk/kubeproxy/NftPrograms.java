package io.packetwalk.kubeproxy;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;

/** What kube-proxy programs in nftables mode. */
final class NftPrograms {

	private NftPrograms() {
	}

	static Programmed of(Cluster cluster, Node node, AddressFamily family, Cidr serviceRange) {
		return new NftablesProxier(ProxyState.of(cluster, node, family), serviceRange).program();
	}

	/** As good as none: kube-proxy knows no service range of its own family then. */
	static Cidr rangeOfOtherFamily(AddressFamily family) {
		return Cidr.of((family == AddressFamily.IPV4) ? "fd00:96::/112" : "10.96.0.0/12");
	}

	/** For manifests on a node at 192.168.0.2 with every default. */
	static Programmed of(String yaml) {
		VectorManifests manifests = VectorManifests.read(yaml);
		Node node = Clusters.node("a", null, "192.168.0.2", "192.168.1.2");
		return of(Clusters.of(Clusters.DEFAULTS, node, manifests.services, manifests.slices), node, AddressFamily.IPV4,
				Cidr.of("10.96.0.0/12"));
	}

}
