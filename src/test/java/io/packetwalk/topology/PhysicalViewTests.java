package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;

import static io.packetwalk.topology.PictureAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class PhysicalViewTests {

	@Test
	void everyPlaceAPacketStopsAtOnItsWayAcrossNodesIsDrawn() {
		View view = physical(Clusters.homelab().build(), Focus.everything());
		assertThat(view).isSound()
			.shows("pod/homelab/cloudflared-7c9d8bfd9c-x2kp4", "node/node-a/dev/cni0", "node/node-a/netfilter",
					"node/node-a/conntrack", "node/node-a/routing", "node/node-a/dev/flannel.1", "node/node-a/dev/eth0",
					"wire", "node/node-b/dev/eth0", "node/node-b/dev/flannel.1", "node/node-b/dev/cni0",
					"pod/homelab/traefik-6df5979f88-2x7zw", "outside")
			.connects("pod/homelab/cloudflared-7c9d8bfd9c-x2kp4", "node/node-a/dev/cni0")
			.connects("node/node-a/dev/cni0", "node/node-a/conntrack")
			.connects("node/node-a/dev/cni0", "node/node-a/netfilter")
			.connects("node/node-a/conntrack", "node/node-a/netfilter")
			.connects("node/node-a/conntrack", "node/node-a/dev/flannel.1")
			.connects("node/node-b/dev/eth0", "node/node-b/netfilter")
			.connects("node/node-a/netfilter", "node/node-a/routing")
			.connects("node/node-a/routing", "node/node-a/dev/flannel.1")
			.connects("node/node-a/dev/flannel.1", "node/node-b/dev/flannel.1")
			.connects("node/node-a/dev/flannel.1", "node/node-a/dev/eth0")
			.connects("node/node-a/dev/eth0", "wire")
			.connects("wire", "outside")
			.connects("node/node-b/routing", "node/node-b/dev/cni0");
	}

	@Test
	void aServiceIsWrittenInsideTheKernelAndIsNoBox() {
		View view = physical(Clusters.homelab().build(), Focus.everything());
		assertThat(vertex(view, "node/node-b/netfilter").lines())
			.containsSequence("reverse-proxy", "10.43.152.220:80 +1")
			.containsSequence("exists only as rules,", "no network card");
		assertThat(view).hides("service/homelab/reverse-proxy");
	}

	@Test
	void theServicesOfThePathAreWrittenFirst() {
		Clusters clusters = Clusters.homelab();
		List.of("accounts-api", "billing-api", "catalog-api", "delivery-api")
			.forEach((name) -> clusters.service("homelab", name, "10.43.1.1", "none"));
		Cluster cluster = clusters.build();
		assertThat(vertex(physical(cluster, Focus.everything()), "node/node-a/netfilter").lines())
			.contains("accounts-api", "+4 more");
		Focus path = Focus.onPath(List.of("pod/homelab/traefik-6df5979f88-2x7zw"));
		assertThat(vertex(physical(cluster, path), "node/node-b/netfilter").lines()).startsWith("reverse-proxy");
	}

	@Test
	void longNamesAreShortenedInTheMiddleAndTheTitleIsComplete() {
		Vertex pod = vertex(physical(Clusters.homelab().build(), Focus.everything()),
				"pod/homelab/cloudflared-7c9d8bfd9c-x2kp4");
		assertThat(pod.label()).isEqualTo("cloudflared…x2kp4");
		assertThat(pod.title())
			.isEqualTo("Pod cloudflared-7c9d8bfd9c-x2kp4, namespace homelab, on node-a, address 10.42.0.2, "
					+ "port 8000/TCP (web), ready");
		assertThat(pod.lines()).containsExactly("10.42.0.2 :8000", "pod · homelab");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7 })
	void neighboursStandOnTheSameLines(int nodes) {
		View view = physical(Clusters.large(nodes, nodes * 5, 2), Focus.everything());
		assertThat(view).isSound();
		List<Vertex> row = view.vertices().stream().filter((vertex) -> vertex.kind() == VertexKind.NODE).toList();
		assertThat(row).extracting(Vertex::height).containsOnly(row.getFirst().height());
		assertThat(row.subList(0, Math.min(3, row.size()))).extracting(Vertex::y).containsOnly(row.getFirst().y());
	}

	@Test
	void aCrowdedNodeCountsThePodsItHasNoRoomFor() {
		View view = physical(Clusters.large(2, 40, 1), Focus.everything());
		assertThat(view).isSound();
		Vertex more = vertex(view, "more/node-a");
		assertThat(more.count()).isEqualTo(14);
		assertThat(more.label()).isEqualTo("+14 more");
		assertThat(more.open()).isFalse();
		View opened = physical(Clusters.large(2, 40, 1), Focus.everything().opening(List.of("more/node-a")));
		assertThat(opened).isSound();
		assertThat(opened.vertices()).filteredOn((vertex) -> "node/node-a".equals(vertex.parent()))
			.filteredOn((vertex) -> vertex.kind() == VertexKind.POD)
			.hasSize(20);
	}

	@Test
	void podsOnThePathAreShownHoweverCrowdedTheNode() {
		List<String> path = IntStream.range(0, 12)
			.mapToObj((i) -> "pod/team-0/app%d-7c9d8bfd9c-p%d".formatted((20 + 2 * i) / 10, 20 + 2 * i))
			.toList();
		assertThat(physical(Clusters.large(2, 60, 1), Focus.onPath(path))).isSound().shows(path.toArray(String[]::new));
	}

	@Test
	void aLargeClusterShowsTheNodesOfThePathAndCountsTheOthers() {
		Cluster cluster = Clusters.large(50, 200, 2);
		Focus path = Focus.onPath(List.of("pod/team-0/app0-7c9d8bfd9c-p0", "node/node-033/dev/eth0"));
		View view = physical(cluster, path);
		assertThat(view).isSound().shows("node/node-000", "node/node-033").hides("node/node-001");
		assertThat(vertex(view, "more-nodes").count()).isEqualTo(48);
		assertThat(physical(cluster, Focus.everything())).isSound().shows("node/node-005").hides("node/node-006");
	}

	@Test
	void nodesThePathDoesNotVisitFoldAwayUntilAsked() {
		Cluster cluster = Clusters.large(3, 30, 1);
		Focus path = Focus.onPath(List.of("pod/team-0/app0-7c9d8bfd9c-p0", "node/node-a/dev/eth0", "wire",
				"node/node-b/dev/eth0", "service/team-0/app0"));
		View narrow = physical(cluster, path);
		assertThat(narrow).isSound().shows("node/node-a", "node/node-b").hides("node/node-c");
		assertThat(vertex(narrow, "more-nodes").open()).isFalse();
		assertThat(vertex(narrow, "node/node-a/netfilter").lines()).hasSize(4);
		View whole = physical(cluster, path.opening(List.of(Focus.ALL)));
		assertThat(whole).isSound().shows("node/node-c");
		assertThat(narrow.height()).isLessThan(whole.height());
		assertThat(physical(cluster, path.opening(List.of("more-nodes")))).isSound().shows("node/node-c");
	}

	@Test
	void podsThatCouldHaveBeenChosenStandBesideTheOneThatWas() {
		Clusters clusters = Clusters.ofNodes(1);
		for (int i = 0; i < 12; i++) {
			clusters.pod("node-a", "shop", ((i % 4 == 0) ? "web" : "aaa") + "-7c9d8bfd9c-p" + i);
		}
		Cluster cluster = clusters.service("shop", "web", "10.43.1.1", "web").build();
		assertThat(physical(cluster, Focus.onPath(List.of("service/shop/web", "pod/shop/web-7c9d8bfd9c-p8")))).isSound()
			.shows("pod/shop/web-7c9d8bfd9c-p0", "pod/shop/web-7c9d8bfd9c-p8");
	}

	@Test
	void onlyNodesOfThePathAreTunnelledInALargerCluster() {
		Cluster cluster = Clusters.large(6, 12, 1);
		Focus path = Focus.onPath(List.of("node/node-a/dev/flannel.1", "node/node-e/dev/flannel.1"));
		assertThat(physical(cluster, path).edges()).filteredOn((edge) -> edge.kind() == EdgeKind.TUNNEL)
			.singleElement()
			.satisfies((edge) -> assertThat(edge.to()).isEqualTo("node/node-e/dev/flannel.1"));
		assertThat(physical(cluster, path)).isSound();
		assertThat(physical(Clusters.large(4, 8, 1), Focus.everything()).edges())
			.filteredOn((edge) -> edge.kind() == EdgeKind.TUNNEL)
			.hasSize(6);
	}

	@Test
	void hostNetworkPodsAreDrawnAmongTheProcessesOfTheNode() {
		Cluster cluster = Clusters.homelab()
			.controlPlane()
			.hostPod("node-b", "kube-system", "kube-proxy-abcde")
			.build();
		View view = physical(cluster, Focus.everything());
		assertThat(view).isSound().shows("node/node-a/host").connects("node/node-b/host", "node/node-b/netfilter");
		assertThat(vertex(view, "pod/kube-system/kube-proxy-abcde").parent()).isEqualTo("node/node-b/host");
	}

	@Test
	void manyHostNetworkPodsAreCountedExceptThoseOnThePath() {
		Clusters clusters = Clusters.homelab().controlPlane();
		List.of("etcd", "kube-apiserver", "kube-scheduler")
			.forEach((name) -> clusters.hostPod("node-a", "kube-system", name + "-node-a"));
		Cluster cluster = clusters.build();
		assertThat(vertex(physical(cluster, Focus.everything()), "node/node-a/host").lines())
			.containsExactly("kubelet, API server", "+3 hostNetwork pods");
		String[] path = { "pod/kube-system/etcd-node-a", "pod/kube-system/kube-apiserver-node-a",
				"pod/kube-system/kube-scheduler-node-a" };
		assertThat(physical(cluster, Focus.onPath(List.of(path)))).isSound().shows(path);
	}

	@Test
	void aPathPastTheHostLeavesItOut() {
		Cluster cluster = Clusters.homelab()
			.controlPlane()
			.hostPod("node-b", "kube-system", "kube-proxy-abcde")
			.build();
		View view = physical(cluster, Focus.onPath(List.of("node/node-a/dev/eth0", "node/node-b/dev/eth0")));
		assertThat(view).isSound().hides("node/node-a/host", "pod/kube-system/kube-proxy-abcde");
	}

	@Test
	void theHostIsDrawnWhereAPathStartsOnTheNodeItself() {
		Cluster cluster = Clusters.homelab().build();
		assertThat(physical(cluster, Focus.everything())).hides("node/node-b/host");
		assertThat(physical(cluster, Focus.onPath(List.of("node/node-b/host")))).isSound().shows("node/node-b/host");
	}

	@Test
	void loadBalancersStandBetweenTheOutsideAndTheWire() {
		Clusters clusters = Clusters.homelab();
		for (int i = 1; i <= 5; i++) {
			clusters.loadBalancer("homelab", "public-" + i, "10.43.2." + i, "traefik", "203.0.113." + i);
		}
		View view = physical(clusters.build(),
				Focus.onPath(List.of("outside", "lb/203.0.113.5", "node/node-a/dev/eth0")));
		assertThat(view).isSound()
			.shows("lb/203.0.113.5", "lb/203.0.113.1")
			.hides("lb/203.0.113.4")
			.connects("outside", "lb/203.0.113.5")
			.connects("lb/203.0.113.5", "wire")
			.connects("lb/203.0.113.5", "node/node-a/dev/eth0");
		assertThat(vertex(view, "lb/203.0.113.5").lines()).containsExactly("203.0.113.5", "public-5");
	}

	@Test
	void aPodWithoutANodeStandsOutside() {
		Cluster cluster = Clusters.homelab().pendingPod("homelab", "gpu-0").pendingPod("homelab", "gpu-1").build();
		assertThat(vertex(physical(cluster, Focus.everything()), "more-pending").count()).isEqualTo(2);
		View view = physical(cluster, Focus.onPath(List.of("pod/homelab/gpu-1")));
		assertThat(view).isSound();
		assertThat(vertex(view, "pod/homelab/gpu-1").state()).isEqualTo(VertexState.PENDING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CALICO", "KINDNET" })
	void withoutABridgePodsHangOnTheKernelItself(CniPlugin cni) {
		Cluster cluster = Clusters.ofNodes(2, cni)
			.pod("node-a", "shop", "web-0")
			.pod("node-b", "shop", "web-1")
			.build();
		assertThat(physical(cluster, Focus.everything())).isSound()
			.hides("node/node-a/dev/cni0", "node/node-a/dev/flannel.1")
			.connects("pod/shop/web-0", "node/node-a/kernel");
	}

	@Test
	void calicosTunnelIsDrawnInsteadOfFlannels() {
		Cluster cluster = Clusters.ofNodes(2, CniPlugin.CALICO).pod("node-a", "shop", "web-0").build();
		View view = physical(cluster, Focus.everything());
		assertThat(view).isSound()
			.hides("node/node-a/dev/flannel.1")
			.connects("node/node-a/dev/tunl0", "node/node-b/dev/tunl0")
			.connects("node/node-a/dev/tunl0", "node/node-a/dev/eth0")
			.connects("node/node-a/dev/tunl0", "node/node-a/routing");
		assertThat(vertex(view, "node/node-a/dev/tunl0").lines()).containsExactly("IPIP tunnel");
	}

	@Test
	void nodesOfOneSubnetHaveNoTunnelBetweenThemWhereOnlySubnetsAreCrossedByOne() {
		Cluster cluster = Clusters.ofNodes(2, CniPlugin.CALICO).build();
		PodNetworkConfiguration crossSubnet = PodNetworkConfiguration.defaults(CniPlugin.CALICO)
			.with(Backend.VXLAN, true);
		View view = physical(Clusters.with(cluster, crossSubnet), Focus.everything());
		assertThat(view).isSound().shows("node/node-a/dev/vxlan.calico", "node/node-b/dev/vxlan.calico");
		assertThat(view.edges()).noneMatch((edge) -> edge.kind() == EdgeKind.TUNNEL);
	}

	@Test
	void theEndsOfTheCablesAPacketPassesStandBetweenPodsAndKernel() {
		Cluster cluster = Clusters.ofNodes(2, CniPlugin.KINDNET)
			.pod("node-a", "shop", "web-0")
			.pod("node-a", "shop", "web-1")
			.pod("node-b", "shop", "web-2")
			.build();
		View view = physical(cluster, Focus.onPath(List.of("pod/shop/web-0", "node/node-a/dev/veth0000000a",
				"node/node-a/netfilter", "node/node-a/routing", "node/node-a/dev/veth0000000b", "pod/shop/web-1")));
		assertThat(view).isSound()
			.connects("pod/shop/web-0", "node/node-a/dev/veth0000000a")
			.connects("pod/shop/web-1", "node/node-a/dev/veth0000000b")
			.connects("node/node-a/dev/veth0000000a", "node/node-a/netfilter")
			.connects("node/node-a/dev/veth0000000b", "node/node-a/routing")
			.connects("node/node-a/dev/veth0000000b", "node/node-a/conntrack")
			.hides("node/node-b");
		assertThat(vertex(view, "node/node-a/dev/veth0000000b").title())
			.isEqualTo("Cable end veth0000000b on node-a, the other end is in pod/shop/web-1");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 9 })
	void whereverThePodsOfThePathStandTheirCablesCrossNothing(int pods) {
		Clusters clusters = Clusters.ofNodes(2, CniPlugin.CALICO);
		IntStream.range(0, pods).forEach((i) -> clusters.pod("node-a", "shop", "web-" + i));
		Cluster cluster = clusters.build();
		for (int from = 0; from < pods; from++) {
			for (int to = 0; to < pods; to++) {
				assertThat(physical(cluster,
						Focus.onPath(List.of("pod/shop/web-" + from, "node/node-a/dev/cali0000000000" + from,
								"node/node-a/routing", "node/node-a/dev/cali0000000000" + to, "pod/shop/web-" + to))))
					.isSound();
			}
		}
	}

	@Test
	void aDeviceOnThePathIsDrawnEvenIfNobodyExpectedIt() {
		assertThat(physical(Clusters.homelab().build(), Focus.onPath(List.of("node/node-a/dev/wg0")))).isSound()
			.shows("node/node-a/dev/wg0");
	}

	@Test
	void oneNodeNeedsNoTunnel() {
		Cluster cluster = Clusters.ofNodes(1).pod("node-a", "shop", "web-0").build();
		assertThat(physical(cluster, Focus.everything())).isSound().hides("node/node-a/dev/flannel.1");
	}

	@Test
	void aClusterWithoutNodesIsStillAPicture() {
		assertThat(physical(Clusters.ofNodes(0).build(), Focus.everything())).isSound().shows("wire", "outside");
	}

	@Test
	void aPathOverManyNodesShowsThemAll() {
		List<String> path = new ArrayList<>();
		IntStream.range(0, 11).forEach((i) -> path.add("node/node-%03d/dev/flannel.1".formatted(i)));
		assertThat(physical(Clusters.large(30, 60, 1), Focus.onPath(path))).isSound()
			.shows(path.toArray(String[]::new));
	}

	private static View physical(Cluster cluster, Focus focus) {
		return TopologyCompiler.compile(cluster, focus).physical();
	}

	private static Vertex vertex(View view, String id) {
		return view.vertices().stream().filter((vertex) -> vertex.id().equals(id)).findFirst().orElseThrow();
	}

}
