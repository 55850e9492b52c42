package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Rule;

/**
 * Clusters of Services and EndpointSlices, with one node, and what is programmed on it.
 */
final class Clusters {

	static final KubeProxyConfiguration DEFAULTS = KubeProxyConfiguration.defaults(Cidr.of("10.244.0.0/16"));

	private Clusters() {
	}

	static Cluster of(KubeProxyConfiguration config, Node node, List<Service> services, List<EndpointSlice> slices) {
		Settings settings = new Settings(Profile.KUBEADM, ProxyMode.IPTABLES, CniPlugin.FLANNEL,
				Cidr.of("10.244.0.0/16"), Cidr.of("10.96.0.0/12"), "cluster.local", "none", config, 42);
		return new Cluster(settings, List.of(), List.of(node), List.of(), services, slices, List.of(), List.of(),
				List.of(), List.of(), Outside.assumedWorld());
	}

	static Node node(String name, String zone, String... addresses) {
		List<IpAddress> ips = List.of(addresses).stream().map(IpAddress::of).toList();
		return new Node(name, ips.getFirst(), ips.subList(1, ips.size()), Cidr.of("10.244.0.0/24"), zone, Map.of(),
				false);
	}

	/** What is programmed on node a for these manifests. */
	static Programmed program(KubeProxyConfiguration config, String yaml) {
		return program(config, yaml, node("a", null, "192.168.0.2"));
	}

	static Programmed program(KubeProxyConfiguration config, String yaml, Node node) {
		VectorManifests manifests = VectorManifests.read(yaml);
		return KubeProxy.program(of(config, node, manifests.services, manifests.slices), node, AddressFamily.IPV4);
	}

	static List<String> rules(Programmed programmed, String table, String chain) {
		List<Rule> rules = programmed.rules().table(table).orElseThrow().chain(chain).orElseThrow().rules();
		return rules.stream().map((rule) -> IptablesSave.print(chain, rule)).toList();
	}

}
