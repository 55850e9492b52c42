package io.packetwalk.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cni.FlannelLab;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.routing.NetworkNamespace;

import static org.assertj.core.api.Assertions.assertThat;

class DataplaneTests {

	private final Dataplane small = DataplaneCompiler.compile(FlannelLab.twoNodes());

	@Test
	void aNodeRunsKubeProxysRulesAboveFlanneldsInOneRuleset() {
		NodePlane node = this.small.node("a").orElseThrow();
		assertThat(IptablesSave.print(node.rules()).lines())
			.filteredOn((line) -> line.startsWith("-A POSTROUTING") || line.startsWith("-A FORWARD"))
			.containsExactly(
					"-A FORWARD -m conntrack --ctstate NEW -m comment --comment \"kubernetes load balancer firewall\" -j KUBE-PROXY-FIREWALL",
					"-A FORWARD -m comment --comment \"kubernetes forwarding rules\" -j KUBE-FORWARD",
					"-A FORWARD -m conntrack --ctstate NEW -m comment --comment \"kubernetes service portals\" -j KUBE-SERVICES",
					"-A FORWARD -m conntrack --ctstate NEW -m comment --comment \"kubernetes externally-visible service portals\" -j KUBE-EXTERNAL-SERVICES",
					"-A FORWARD -m comment --comment \"flanneld forward\" -j FLANNEL-FWD",
					"-A POSTROUTING -m comment --comment \"kubernetes postrouting rules\" -j KUBE-POSTROUTING",
					"-A POSTROUTING -m comment --comment \"flanneld masq\" -j FLANNEL-POSTRTG");
	}

	@Test
	void namespacesAreFoundByTheNamesLinksUse() {
		assertThat(this.small.namespace("pod/shop/a1")).map(NetworkNamespace::name).hasValue("pod/shop/a1");
		assertThat(this.small.namespace("node/b")).map(NetworkNamespace::name).hasValue("node/b");
		assertThat(this.small.namespace("router")).containsSame(this.small.router());
		assertThat(this.small.namespace("pod/shop/nobody")).isEmpty();
		assertThat(this.small.node("nobody")).isEmpty();
	}

	@Test
	void aNodeIsCompiledOnceAndOnlyWhenItIsLookedAt() {
		assertThat(this.small.node("a").orElseThrow()).isSameAs(this.small.node("a").orElseThrow());
	}

	@Test
	void withoutIngressesInItsSettingsAClusterHasNoController() {
		assertThat(this.small.proxies()).isEmpty();
		assertThat(this.small.dns()).isNotNull();
	}

	@Test
	void twoThousandPodsAndThreeHundredServicesAreCompiledInAMomentForTheNodesOfAWalk() {
		Cluster large = large(20, 2000, 300);
		DataplaneCompiler.compile(large).node("n1");
		long start = System.nanoTime();
		Dataplane plane = DataplaneCompiler.compile(large);
		for (int i = 2; i < 6; i++) {
			assertThat(plane.node("n" + i).orElseThrow().owners()).hasSizeGreaterThanOrEqualTo(2300);
		}
		assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
	}

	private static Cluster large(int nodeCount, int podCount, int serviceCount) {
		List<Node> nodes = IntStream.range(0, nodeCount)
			.mapToObj((i) -> FlannelLab.node("n" + i, Cidr.of("172.18.0.0/16").at(2 + i).toString(),
					"10.244." + i + ".0/24"))
			.toList();
		List<Pod> pods = IntStream.range(0, podCount)
			.mapToObj((i) -> FlannelLab.pod("p" + i, "n" + i % nodeCount,
					"10.244." + i % nodeCount + "." + (2 + i / nodeCount)))
			.toList();
		List<Service> services = new ArrayList<>();
		List<EndpointSlice> slices = new ArrayList<>();
		for (int i = 0; i < serviceCount; i++) {
			int index = i;
			services.add(service("s" + i, Cidr.of("10.96.0.0/12").at(100 + i)));
			slices.add(new EndpointSlice("shop", "s" + i + "-x", "s" + i, AddressFamily.IPV4,
					List.of(new EndpointSlice.SlicePort("", Protocol.TCP, 8080)),
					pods.stream()
						.filter((pod) -> Integer.parseInt(pod.name().substring(1)) % serviceCount == index)
						.map((pod) -> new Endpoint(pod.ips().getFirst(), true, true, false, pod.node(), null, pod.key(),
								null, List.of(), List.of()))
						.toList()));
		}
		Cluster base = FlannelLab.cluster(nodes, pods);
		return new Cluster(base.settings(), base.namespaces(), nodes, pods, services, slices, List.of(), List.of(),
				List.of(), List.of(), base.outside());
	}

	private static Service service(String name, IpAddress clusterIp) {
		return new Service("shop", name, "ClusterIP", List.of(clusterIp), false, null, List.of(), List.of(),
				Map.of("app", name), List.of(new ServicePort(null, Protocol.TCP, 80, "8080", 0, null, 0)), 0, false,
				false, List.of(), 0, false, Map.of(), Map.of());
	}

}
