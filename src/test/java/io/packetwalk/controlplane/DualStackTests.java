package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.kubeproxy.KubeProxy;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

/** Clusters with a range of each family. */
class DualStackTests {

	private static final String RANGES = """
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: kubeadm-config, namespace: kube-system}
			data:
			  ClusterConfiguration: |
			    networking:
			      podSubnet: 10.244.0.0/16,fd00:10:244::/56
			      serviceSubnet: 10.96.0.0/16,fd00:10:96::/112
			""";

	private static Upload dual(String spec) {
		return Upload.of(RANGES + Upload.deployment("shop", "web", 2, "{containerPort: 80}")
				+ Upload.service("shop", "web", spec));
	}

	private static List<AddressFamily> families(Service service) {
		return service.clusterIps().stream().map(IpAddress::family).toList();
	}

	@Test
	void nodesAndPodsHaveAnAddressOfEachFamily() {
		Cluster cluster = dual("{selector: {app: web}, ports: [{port: 80}]}").cluster();
		assertThat(cluster.settings().podCidrs()).hasToString("[10.244.0.0/16, fd00:10:244::/56]");
		assertThat(cluster.settings().serviceCidrs()).hasToString("[10.96.0.0/16, fd00:10:96::/112]");
		assertThat(cluster.nodes().getFirst().podCidrs()).hasToString("[10.244.0.0/24, fd00:10:244::/64]");
		assertThat(cluster.nodes().get(1).podCidrs()).hasToString("[10.244.1.0/24, fd00:10:244:1::/64]");
		assertThat(cluster.nodes()).allSatisfy((node) -> assertThat(node.primaryIp(AddressFamily.IPV6)).isPresent());
		assertThat(cluster.pods().stream().filter((pod) -> pod.namespace().equals("shop"))).hasSize(2)
			.allSatisfy((pod) -> {
				Node node = cluster.node(String.valueOf(pod.node())).orElseThrow();
				assertThat(pod.ips()).hasSize(2);
				assertThat(node.podCidr().contains(pod.ips().get(0))).isTrue();
				assertThat(node.podCidrs().get(1).contains(pod.ips().get(1))).isTrue();
			});
	}

	@Test
	void aServiceHasOneFamilyUnlessItAsksForMore() {
		assertThat(families(dual("{ports: [{port: 80}]}").service("shop/web"))).containsExactly(AddressFamily.IPV4);
		assertThat(families(dual("{ipFamilies: [IPv6], ports: [{port: 80}]}").service("shop/web")))
			.containsExactly(AddressFamily.IPV6);
	}

	@Test
	void theOrderOfTheFamiliesIsTheOrderOfTheAddresses() {
		Service preferred = dual("{ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]}").service("shop/web");
		assertThat(families(preferred)).containsExactly(AddressFamily.IPV4, AddressFamily.IPV6);
		assertThat(Cidr.of("fd00:10:96::/112").contains(preferred.clusterIps().get(1))).isTrue();
		assertThat(families(dual("{ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv6, IPv4], ports: [{port: 80}]}")
			.service("shop/web"))).containsExactly(AddressFamily.IPV6, AddressFamily.IPV4);
	}

	@Test
	void aStatedFirstAddressGetsASecondOne() {
		Service service = dual("{clusterIP: 10.96.0.77, ipFamilyPolicy: PreferDualStack, ports: [{port: 80}]}")
			.service("shop/web");
		assertThat(service.clusterIps()).hasSize(2).first().hasToString("10.96.0.77");
	}

	@Test
	void eachFamilyHasSlicesOfItsOwn() {
		for (String spec : List.of("{selector: {app: web}, ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}",
				"{clusterIP: None, selector: {app: web}, ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}")) {
			Upload upload = dual(spec);
			List<EndpointSlice> slices = upload.cluster().slicesOf(upload.service("shop/web"));
			assertThat(slices).extracting(EndpointSlice::family)
				.containsExactlyInAnyOrder(AddressFamily.IPV4, AddressFamily.IPV6);
			assertThat(slices).allSatisfy((slice) -> assertThat(slice.endpoints()).hasSize(2)
				.allSatisfy((endpoint) -> assertThat(endpoint.address().family()).isEqualTo(slice.family())));
		}
	}

	@Test
	void nodesOfADumpKeepBothTheirRanges() {
		Cluster cluster = Upload
			.of("""
					apiVersion: v1
					kind: Node
					metadata: {name: one}
					spec: {podCIDR: 10.244.3.0/24, podCIDRs: [10.244.3.0/24, 'fd00:1:2:3::/64']}
					status: {addresses: [{type: InternalIP, address: 192.0.2.4}, {type: InternalIP, address: '2001:db8::4'}]}
					---
					apiVersion: v1
					kind: Pod
					metadata: {name: web, namespace: shop}
					spec: {nodeName: one, containers: [{name: main, image: nginx}]}
					""")
			.cluster();
		assertThat(cluster.node("one").orElseThrow().podCidrs()).hasToString("[10.244.3.0/24, fd00:1:2:3::/64]");
		assertThat(cluster.pod("shop", "web").orElseThrow().ips()).hasSize(2);
	}

	@Test
	void kubeProxyProgramsTheOtherFamilyToo() {
		Cluster cluster = dual("{selector: {app: web}, clusterIPs: [10.96.0.77, 'fd00:10:96::77'],"
				+ " ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}")
			.cluster();
		assertThat(cluster.settings().kubeProxy().detectLocal())
			.isEqualTo(new DetectLocal.ClusterCidr(cluster.settings().podCidrs()));
		String six = IptablesSave
			.print(KubeProxy.program(cluster, cluster.nodes().getFirst(), AddressFamily.IPV6).rules());
		assertThat(six).contains("! -s fd00:10:244::/56 -d fd00:10:96::77/128 -p tcp")
			.containsPattern("--to-destination \\[fd00:10:244:?\\d?::\\w+]:80")
			.doesNotContain("10.96.0.77");
	}

}
