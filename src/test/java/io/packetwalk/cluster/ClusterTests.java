package io.packetwalk.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterTests {

	private static final IpAddress NODE = IpAddress.of("172.18.0.2");

	private static final IpAddress POD = IpAddress.of("10.244.0.2");

	private static Pod pod(String name, IpAddress ip, boolean hostNetwork) {
		ObjectRef ref = new ObjectRef("Pod", "shop", name);
		return new Pod("shop", name, "node-a", List.of(ip), hostNetwork, "Running", true, false, Map.of(), Map.of(),
				List.of(), null, null, PodDns.clusterFirst(), new Origin(ref, ""), null);
	}

	private static Cluster cluster() {
		Cidr pods = Cidr.of("10.244.0.0/16");
		Settings settings = new Settings(Profile.KUBEADM, ProxyMode.IPTABLES, CniPlugin.FLANNEL, pods,
				Cidr.of("10.96.0.0/12"), "cluster.local", "none", KubeProxyConfiguration.defaults(pods), 42);
		Node node = new Node("node-a", NODE, List.of(IpAddress.of("fd00::2")), Cidr.of("10.244.0.0/24"), null, Map.of(),
				true);
		Service web = new Service("shop", "web", "ClusterIP", List.of(), true, null, List.of(), List.of(), Map.of(),
				List.of(), 0, false, false, List.of(), 0, false, Map.of(), Map.of());
		EndpointSlice one = new EndpointSlice("shop", "web-1", "web", AddressFamily.IPV4, List.of(), List.of());
		EndpointSlice two = new EndpointSlice("shop", "web-2", "web", AddressFamily.IPV4, List.of(), List.of());
		EndpointSlice other = new EndpointSlice("other", "web-1", "web", AddressFamily.IPV4, List.of(), List.of());
		return new Cluster(settings, List.of(), List.of(node), List.of(pod("host", NODE, true), pod("one", POD, false)),
				List.of(web), List.of(other, one, two), List.of(), List.of(), List.of(),
				List.of(new ConfigMap("shop", "settings", Map.of("a", "b"))), Outside.assumedWorld());
	}

	@Test
	void whatIsInItIsFoundByName() {
		assertThat(cluster().pod("shop", "one")).isPresent();
		assertThat(cluster().pod("other", "one")).isEmpty();
		assertThat(cluster().node("node-a")).isPresent();
		assertThat(cluster().service("shop", "web")).isPresent();
		assertThat(cluster().configMap("shop", "settings")).isPresent();
	}

	@Test
	void anAddressBelongsToThePodWithItsOwnNetworkElseToTheNode() {
		assertThat(cluster().podAt(POD)).map(Pod::name).contains("one");
		assertThat(cluster().podAt(NODE)).isEmpty();
		assertThat(cluster().nodeAt(NODE)).isPresent();
		assertThat(cluster().nodeAt(IpAddress.of("fd00::2"))).isPresent();
		assertThat(cluster().podsOn("node-a")).extracting(Pod::name).containsExactly("host", "one");
	}

	@Test
	void slicesAreThoseOfTheServicesNamespace() {
		Cluster cluster = cluster();
		assertThat(cluster.slicesOf(cluster.services().getFirst())).extracting(EndpointSlice::name)
			.containsExactly("web-1", "web-2");
	}

	@Test
	void indexesTakeNoPartInEquality() {
		assertThat(cluster()).isEqualTo(cluster()).hasSameHashCodeAs(cluster());
		assertThat(cluster().pods()).isEqualTo(List.copyOf(cluster().pods()));
	}

	@Test
	void mapsAreKeptInKeyOrder() {
		Map<String, String> labels = new LinkedHashMap<>();
		List.of("z", "a", "m").forEach((key) -> labels.put(key, ""));
		assertThat(new Namespace("shop", labels).labels().keySet()).containsExactly("a", "m", "z");
	}

}
