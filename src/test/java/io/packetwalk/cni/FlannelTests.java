package io.packetwalk.cni;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.routing.FdbEntry;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;

import static org.assertj.core.api.Assertions.assertThat;

class FlannelTests {

	private final PodNetwork network = Cni.wire(FlannelLab.twoNodes());

	private final NetworkNamespace nodeA = this.network.node("a").orElseThrow();

	private final NetworkNamespace podA1 = this.network.pod("shop/a1").orElseThrow();

	@Test
	void aNodeRoutesRemotePodsThroughTheTunnelAndItsOwnToTheBridge() {
		assertThat(this.nodeA.routes().print()).isEqualTo("""
				default via 192.168.0.1 dev eth0\s
				10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1\s
				10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink\s
				192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.2\s
				""");
	}

	@Test
	void aPodReachesEverythingButItsOwnSubnetThroughTheBridge() {
		assertThat(this.podA1.routes().print()).isEqualTo("""
				default via 10.244.1.1 dev eth0\s
				10.244.0.0/16 via 10.244.1.1 dev eth0\s
				10.244.1.0/24 dev eth0 proto kernel scope link src 10.244.1.2\s
				""");
	}

	@Test
	void aNodeHasLoopbackCardTunnelAndBridgeAndAVethPerPod() {
		assertThat(this.nodeA.links()).extracting(Link::name)
			.startsWith("lo", "eth0", "flannel.1", "cni0")
			.hasSize(6)
			.last()
			.asString()
			.matches("veth[0-9a-f]{8}");
		assertThat(this.nodeA.link("cni0")).hasValue(new Link.Bridge("cni0", MacAddress.of("0a:58:0a:f4:01:01"), 1450,
				List.of(Cidr.of("10.244.1.1/24")), true));
		assertThat(this.nodeA.link("flannel.1").orElseThrow()).isInstanceOfSatisfying(Link.Vxlan.class, (vxlan) -> {
			assertThat(vxlan.vni()).isEqualTo(1);
			assertThat(vxlan.port()).isEqualTo(8472);
			assertThat(vxlan.mtu()).isEqualTo(1450);
			assertThat(vxlan.addresses()).containsExactly(Cidr.of("10.244.1.0/32"));
			assertThat(vxlan.local()).isEqualTo(IpAddress.of("192.168.0.2"));
		});
		assertThat(this.nodeA.link("eth0").orElseThrow().mac()).isEqualTo(MacAddress.of("02:42:c0:a8:00:02"));
	}

	@Test
	void bothEndsOfAVethKnowEachOther() {
		Link.Veth inside = (Link.Veth) this.podA1.link("eth0").orElseThrow();
		Link.Veth outside = (Link.Veth) this.nodeA.link(inside.peerName()).orElseThrow();
		assertThat(inside.peerNamespace()).isEqualTo("node/a").isEqualTo(this.nodeA.name());
		assertThat(outside.peerNamespace()).isEqualTo("pod/shop/a1").isEqualTo(this.podA1.name());
		assertThat(outside.peerName()).isEqualTo("eth0");
		assertThat(outside.master()).isEqualTo("cni0");
		assertThat(inside.master()).isNull();
		assertThat(inside.mac()).isEqualTo(MacAddress.of("0a:58:0a:f4:01:02"));
	}

	@Test
	void theTunnelKnowsTheOtherNodeByPermanentEntries() {
		NetworkNamespace nodeB = this.network.node("b").orElseThrow();
		MacAddress theirs = nodeB.link("flannel.1").orElseThrow().mac();
		Neighbour nextHop = this.nodeA.neighbour(IpAddress.of("10.244.2.0"), "flannel.1").orElseThrow();
		assertThat(nextHop.mac()).isEqualTo(theirs);
		assertThat(nextHop.state()).isEqualTo("PERMANENT");
		assertThat(this.nodeA.fdbEntry(nextHop))
			.hasValue(new FdbEntry(theirs, "flannel.1", IpAddress.of("192.168.0.3")));
		assertThat(this.nodeA.link("flannel.1").orElseThrow().mac()).isNotEqualTo(theirs);
	}

	@Test
	void aNodeKnowsItsRouterTheOtherNodesAndItsPodsByEthernetAddress() {
		assertThat(this.nodeA.neighbour(IpAddress.of("192.168.0.1"), "eth0")).map(Neighbour::mac)
			.hasValue(this.network.router().link("lan0").orElseThrow().mac());
		assertThat(this.nodeA.neighbour(IpAddress.of("192.168.0.3"), "eth0")).map(Neighbour::mac)
			.hasValue(MacAddress.of("02:42:c0:a8:00:03"));
		assertThat(this.nodeA.neighbour(IpAddress.of("10.244.1.3"), "cni0")).map(Neighbour::mac)
			.hasValue(MacAddress.of("0a:58:0a:f4:01:03"));
		assertThat(this.podA1.neighbour(IpAddress.of("10.244.1.1"), "eth0")).map(Neighbour::mac)
			.hasValue(MacAddress.of("0a:58:0a:f4:01:01"));
		assertThat(this.podA1.neighbour(IpAddress.of("10.244.1.2"), "eth0")).isEmpty();
	}

	@Test
	void theRouterKnowsNodesAndTheWayOutButNoPodRange() {
		NetworkNamespace router = this.network.router();
		assertThat(router.routes().lookup(IpAddress.of("192.168.0.3"))).map(Route::dev).hasValue("lan0");
		assertThat(router.routes().lookup(IpAddress.of("10.244.2.2"))).map(Route::dev).hasValue("wan0");
		assertThat(router.routes().lookup(IpAddress.of("203.0.113.9"))).map(Route::dev).hasValue("wan0");
		assertThat(router.forwarding()).isTrue();
		assertThat(router.owns(IpAddress.of("192.168.0.1"))).isTrue();
	}

	@Test
	void nodesForwardAndFilterBridgedPacketsAndPodsDoNot() {
		assertThat(this.nodeA.forwarding()).isTrue();
		assertThat(this.nodeA.bridgeNetfilter()).isTrue();
		assertThat(this.podA1.forwarding()).isFalse();
		assertThat(this.podA1.bridgeNetfilter()).isFalse();
	}

	@Test
	void podsThatUseTheNodesNetworkOrAreOverHaveNone() {
		PodNetwork wired = Cni.wire(FlannelLab.cluster(FlannelLab.twoNodes().nodes(),
				List.of(FlannelLab.pod("host", "a", "192.168.0.2", true, "Running"),
						FlannelLab.pod("done", "a", "10.244.1.9", false, "Succeeded"))));
		assertThat(wired.pod("shop/host")).isEmpty();
		assertThat(wired.pod("shop/done")).isEmpty();
		assertThat(wired.pod("shop/nobody")).isEmpty();
		assertThat(wired.node("a").orElseThrow().links()).hasSize(4);
	}

	@Test
	void aPodOutsideItsNodesRangeGetsARouteOfItsOwnEverywhere() {
		PodNetwork wired = Cni.wire(FlannelLab.cluster(FlannelLab.twoNodes().nodes(),
				List.of(FlannelLab.pod("stray", "b", "10.244.77.5"))));
		assertThat(wired.node("a").orElseThrow().routes().lookup(IpAddress.of("10.244.77.5"))).map(Route::toString)
			.hasValue("10.244.77.5 via 10.244.2.0 dev flannel.1 onlink");
		assertThat(wired.node("b").orElseThrow().routes().lookup(IpAddress.of("10.244.77.5"))).map(Route::toString)
			.hasValue("10.244.77.5 dev cni0 scope link");
		assertThat(wired.pod("shop/stray").orElseThrow().routes().lookup(IpAddress.of("10.244.2.1")))
			.map(Route::toString)
			.hasValue("10.244.2.1 dev eth0 scope link");
	}

	@Test
	void nodesOnDifferentSubnetsMeetAtTheRouter() {
		PodNetwork wired = Cni.wire(FlannelLab.cluster(List.of(FlannelLab.node("a", "10.0.1.5", "10.244.0.0/24"),
				FlannelLab.node("b", "10.0.2.5", "10.244.1.0/24")), List.of()));
		NetworkNamespace a = wired.node("a").orElseThrow();
		assertThat(a.routes().lookup(IpAddress.of("10.0.2.5"))).map(Route::toString)
			.hasValue("default via 10.0.1.1 dev eth0");
		assertThat(a.neighbour(IpAddress.of("10.0.2.5"), "eth0")).isEmpty();
		assertThat(wired.router().routes().lookup(IpAddress.of("10.0.2.5"))).map(Route::dev).hasValue("lan1");
	}

	@Test
	void theRouterTakesAnotherAddressWhereANodeHasTheFirst() {
		PodNetwork wired = Cni
			.wire(FlannelLab.cluster(List.of(FlannelLab.node("a", "192.168.1.1", "10.244.0.0/24")), List.of()));
		assertThat(wired.router().owns(IpAddress.of("192.168.1.2"))).isTrue();
	}

	@Test
	void aDockerNetworkIsOneSubnetHoweverManyNodesItHas() {
		PodNetwork wired = Cni.wire(FlannelLab.large(600));
		NetworkNamespace node = wired.node("n0").orElseThrow();
		assertThat(node.link("eth0").orElseThrow().addresses()).containsExactly(Cidr.of("172.18.0.2/16"));
		assertThat(node.neighbour(IpAddress.of("172.18.2.1"), "eth0")).isPresent();
		assertThat(node.fdb()).hasSize(599);
	}

	@Test
	void fiveThousandNodesAreWiredInNoTimeSinceOnlyThoseAskedForAreMade() {
		long start = System.nanoTime();
		PodNetwork wired = Cni.wire(FlannelLab.large(5000));
		assertThat(wired.node("n4999").orElseThrow().routes().lookup(IpAddress.of("10.0.7.2"))).map(Route::toString)
			.hasValue("10.0.7.0/24 via 10.0.7.0 dev flannel.1 onlink");
		assertThat(wired.node("n4999")).containsSame(wired.node("n4999").orElseThrow());
		assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
	}

	@Test
	void hostGwRoutesByTheNodesAddressesAndLeavesOutWhatIsBehindTheRouter() {
		NetworkNamespace node = TwoSubnets.wired(CniPlugin.FLANNEL, Backend.HOST_GW, false).node("a").orElseThrow();
		assertThat(node.routes().print()).isEqualTo("""
				default via 192.168.0.1 dev eth0\s
				10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1\s
				10.244.2.0/24 via 192.168.0.3 dev eth0\s
				192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.2\s
				""");
		assertThat(node.link("flannel.1")).isEmpty();
		assertThat(node.link("cni0").orElseThrow().mtu()).isEqualTo(1500);
	}

	@Test
	void directRoutingWrapsOnlyWhatLeavesTheSubnet() {
		NetworkNamespace node = TwoSubnets.wired(CniPlugin.FLANNEL, Backend.VXLAN, true).node("a").orElseThrow();
		assertThat(node.routes().print()).contains("10.244.2.0/24 via 192.168.0.3 dev eth0 \n",
				"10.244.3.0/24 via 10.244.3.0 dev flannel.1 onlink \n");
		assertThat(node.fdb()).extracting(FdbEntry::destination).containsExactly(IpAddress.of("192.168.7.2"));
	}

	@Test
	void whatTheConfigurationSaysIsDone() {
		PodNetwork wired = Cni.wire(TwoSubnets.cluster(CniPlugin.FLANNEL,
				new PodNetworkConfiguration(Backend.VXLAN, false, 7, 4789, 1400, false, true, 26, List.of("b"))));
		NetworkNamespace node = wired.node("a").orElseThrow();
		assertThat(node.link("flannel.7").orElseThrow()).isInstanceOfSatisfying(Link.Vxlan.class, (vxlan) -> {
			assertThat(vxlan.vni()).isEqualTo(7);
			assertThat(vxlan.port()).isEqualTo(4789);
			assertThat(vxlan.mtu()).isEqualTo(1450);
		});
		assertThat(node.link("cni0").orElseThrow()).isInstanceOfSatisfying(Link.Bridge.class, (bridge) -> {
			assertThat(bridge.hairpin()).isFalse();
			assertThat(bridge.mtu()).isEqualTo(1400);
		});
		assertThat(wired.pod("shop/a1").orElseThrow().link("eth0").orElseThrow().mtu()).isEqualTo(1400);
		assertThat(node.bridgeNetfilter()).isTrue();
		assertThat(wired.node("b").orElseThrow().bridgeNetfilter()).isFalse();
	}

	@Test
	void theSameClusterIsWiredTheSameWayAgain() {
		PodNetwork again = Cni.wire(FlannelLab.twoNodes());
		assertThat(again.node("a")).isEqualTo(this.network.node("a"));
		assertThat(again.pod("shop/b1")).isEqualTo(this.network.pod("shop/b1"));
		assertThat(again.router()).isEqualTo(this.network.router());
	}

}
