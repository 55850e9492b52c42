package io.packetwalk.cni;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.IpSet;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.Iproute2;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;

import static org.assertj.core.api.Assertions.assertThat;

class CalicoTests {

	private static PodNetwork wired(Backend backend, boolean crossSubnet) {
		return TwoSubnets.wired(CniPlugin.CALICO, backend, crossSubnet);
	}

	private static String routes(Backend backend, boolean crossSubnet) {
		return Iproute2.route(wired(backend, crossSubnet).node("a").orElseThrow());
	}

	@Test
	void withBgpNodesRouteToEachOtherAndAcrossSubnetsByTheRouter() {
		assertThat(routes(Backend.BGP, false)).isEqualTo("""
				default via 192.168.0.1 dev eth0\s
				blackhole 10.244.1.0/26 proto bird\s
				10.244.1.2 dev calica201ebcacf scope link\s
				blackhole 10.244.1.64/26 proto bird\s
				10.244.1.70 dev cali92469e0bf80 scope link\s
				10.244.2.0/26 via 192.168.0.3 dev eth0 proto bird\s
				10.244.3.0/26 via 192.168.0.1 dev eth0 proto bird\s
				192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.2\s
				""");
	}

	@Test
	void withIpipEveryOtherBlockIsBehindTheTunnel() {
		assertThat(routes(Backend.IPIP, false)).contains("10.244.2.0/26 via 192.168.0.3 dev tunl0 proto bird onlink \n",
				"10.244.3.0/26 via 192.168.7.2 dev tunl0 proto bird onlink \n");
	}

	@Test
	void acrossSubnetsOnlyMeansPlainRoutesWithinOne() {
		assertThat(routes(Backend.IPIP, true)).contains("10.244.2.0/26 via 192.168.0.3 dev eth0 proto bird \n",
				"10.244.3.0/26 via 192.168.7.2 dev tunl0 proto bird onlink \n");
		assertThat(routes(Backend.VXLAN, true)).contains("blackhole 10.244.1.0/26 proto 80 \n",
				"10.244.2.0/26 via 192.168.0.3 dev eth0 proto 80 onlink \n",
				"10.244.3.0/26 via 10.244.3.0 dev vxlan.calico onlink \n");
	}

	@Test
	void vxlanKnowsTheOtherNodesByEntriesOfFelix() {
		NetworkNamespace node = wired(Backend.VXLAN, true).node("a").orElseThrow();
		assertThat(Iproute2.neigh(node)).isEqualTo("""
				192.168.0.1 dev eth0 lladdr 02:42:c0:a8:00:01 REACHABLE\s
				192.168.0.3 dev eth0 lladdr 02:42:c0:a8:00:03 REACHABLE\s
				10.244.1.2 dev calica201ebcacf lladdr ea:29:a5:2c:7b:03 REACHABLE\s
				10.244.1.70 dev cali92469e0bf80 lladdr 26:33:6c:d0:a9:5c REACHABLE\s
				10.244.3.0 dev vxlan.calico lladdr 66:84:a5:16:84:1b PERMANENT\s
				""");
		assertThat(Iproute2.fdb(node)).isEqualTo("66:84:a5:16:84:1b dev vxlan.calico dst 192.168.7.2 self permanent\n");
		assertThat(node.link("vxlan.calico").orElseThrow()).isInstanceOfSatisfying(Link.Vxlan.class, (vxlan) -> {
			assertThat(vxlan.vni()).isEqualTo(4096);
			assertThat(vxlan.port()).isEqualTo(4789);
		});
	}

	@Test
	void aNodesLinksAreItsCardTheTunnelAndACablePerPodWithoutABridge() {
		PodNetwork network = wired(Backend.IPIP, false);
		assertThat(
				Iproute2.addr(network.node("a").orElseThrow(), (name) -> network.pod(name.substring(4)).orElseThrow()))
			.isEqualTo(
					"""
							1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
							    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
							    inet 127.0.0.1/8 scope host lo
							       valid_lft forever preferred_lft forever
							2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
							    link/ether 02:42:c0:a8:00:02 brd ff:ff:ff:ff:ff:ff
							    inet 192.168.0.2/24 brd 192.168.0.255 scope global eth0
							       valid_lft forever preferred_lft forever
							3: tunl0@NONE: <NOARP,UP,LOWER_UP> mtu 1480 qdisc noqueue state UNKNOWN group default qlen 1000
							    link/ipip 0.0.0.0 brd 0.0.0.0
							    inet 10.244.1.0/32 scope global tunl0
							       valid_lft forever preferred_lft forever
							4: calica201ebcacf@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1480 qdisc noqueue state UP group default\s
							    link/ether ee:ee:ee:ee:ee:ee brd ff:ff:ff:ff:ff:ff link-netnsid 0
							5: cali92469e0bf80@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1480 qdisc noqueue state UP group default\s
							    link/ether ee:ee:ee:ee:ee:ee brd ff:ff:ff:ff:ff:ff link-netnsid 1
							""");
	}

	@Test
	void aPodAsksAnAddressThatItsCableAnswersFor() {
		PodNetwork network = wired(Backend.BGP, false);
		NetworkNamespace pod = network.pod("shop/a1").orElseThrow();
		assertThat(Iproute2.route(pod)).isEqualTo("""
				default via 169.254.1.1 dev eth0\s
				169.254.1.1 dev eth0 scope link\s
				""");
		assertThat(Iproute2.neigh(pod)).isEqualTo("169.254.1.1 dev eth0 lladdr ee:ee:ee:ee:ee:ee REACHABLE \n");
		assertThat(Iproute2.addr(pod, (name) -> network.node("a").orElseThrow())).endsWith("""
				2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default\s
				    link/ether ea:29:a5:2c:7b:03 brd ff:ff:ff:ff:ff:ff link-netnsid 0
				    inet 10.244.1.2/32 scope global eth0
				       valid_lft forever preferred_lft forever
				""");
	}

	@ParameterizedTest
	@CsvSource({ "BGP,1500", "IPIP,1480", "VXLAN,1450" })
	void aPodMaySendWhatTheOuterHeadersLeave(Backend backend, int mtu) {
		assertThat(wired(backend, false).pod("shop/a1").orElseThrow().link("eth0").orElseThrow().mtu()).isEqualTo(mtu);
	}

	@Test
	void theTunnelTakesTheFirstAddressOfItsBlockThatNoPodHas() {
		Cluster cluster = TwoSubnets.with(
				FlannelLab.cluster(List.of(FlannelLab.node("a", "192.168.0.2", "10.244.1.0/24")),
						List.of(FlannelLab.pod("p0", "a", "10.244.1.0"), FlannelLab.pod("p1", "a", "10.244.1.1"))),
				CniPlugin.CALICO, PodNetworkConfiguration.defaults(CniPlugin.CALICO));
		assertThat(Cni.wire(cluster).node("a").orElseThrow().owns(IpAddress.of("10.244.1.2"))).isTrue();
	}

	@Test
	void aPodWithAnAddressOfAnotherNodesBlockBorrowedItAndHasARouteOfItsOwn() {
		Cluster cluster = TwoSubnets.with(
				FlannelLab.cluster(
						List.of(FlannelLab.node("a", "192.168.0.2", "10.244.1.0/24"),
								FlannelLab.node("b", "192.168.0.3", "10.244.2.0/24")),
						List.of(FlannelLab.pod("a1", "a", "10.244.1.2"), FlannelLab.pod("guest", "b", "10.244.1.9"))),
				CniPlugin.CALICO, PodNetworkConfiguration.defaults(CniPlugin.CALICO).with(Backend.BGP, false));
		PodNetwork network = Cni.wire(cluster);
		assertThat(network.node("a").orElseThrow().routes().lookup(IpAddress.of("10.244.1.9"))).map(Route::toString)
			.hasValue("10.244.1.9 via 192.168.0.3 dev eth0 proto bird");
		assertThat(network.node("b").orElseThrow().routes().lookup(IpAddress.of("10.244.1.9"))).map(Route::dev)
			.hasValue(Calico.cable(cluster.pod("shop", "guest").orElseThrow()));
	}

	@Test
	void anAddressOfTheOwnBlockThatNoPodHasIsThrownAway() {
		Route route = wired(Backend.IPIP, false).node("a")
			.orElseThrow()
			.routes()
			.lookup(IpAddress.of("10.244.1.33"))
			.orElseThrow();
		assertThat(route.discards()).isTrue();
		assertThat(route).hasToString("blackhole 10.244.1.0/26 proto bird");
	}

	@Test
	void felixLooksUpPoolsAndNodesInSets() {
		Ruleset rules = wired(Backend.IPIP, false).rules("a");
		assertThat(rules.sets().values().stream().map(IpSet::print)).containsExactly("""
				create cali40all-ipam-pools hash:net family inet hashsize 1024 maxelem 1048576
				add cali40all-ipam-pools 10.244.0.0/16
				""", """
				create cali40masq-ipam-pools hash:net family inet hashsize 1024 maxelem 1048576
				add cali40masq-ipam-pools 10.244.0.0/16
				""", """
				create cali40all-hosts-net hash:net family inet hashsize 1024 maxelem 1048576
				add cali40all-hosts-net 192.168.0.2
				add cali40all-hosts-net 192.168.0.3
				add cali40all-hosts-net 192.168.7.2
				""");
	}

	@Test
	void aPoolWithoutNatOutgoingMasqueradesNothing() {
		PodNetworkConfiguration ipip = PodNetworkConfiguration.defaults(CniPlugin.CALICO);
		PodNetworkConfiguration plain = new PodNetworkConfiguration(ipip.backend(), false, ipip.vni(), ipip.port(), 0,
				true, false, 26, List.of());
		assertThat(IptablesSave.print(Cni.wire(TwoSubnets.cluster(CniPlugin.CALICO, plain)).rules("a")))
			.doesNotContain("cali40masq");
	}

	@Test
	void manyCablesAreToldApartByTheirFirstDifferingCharacter() {
		Cluster cluster = TwoSubnets.with(
				FlannelLab.cluster(List.of(FlannelLab.node("a", "192.168.0.2", "10.244.1.0/24")),
						IntStream.range(2, 60).mapToObj((i) -> FlannelLab.pod("p" + i, "a", "10.244.1." + i)).toList()),
				CniPlugin.CALICO, PodNetworkConfiguration.defaults(CniPlugin.CALICO));
		Ruleset rules = Cni.wire(cluster).rules("a");
		var filter = rules.table("filter").orElseThrow();
		assertThat(filter.chain("cali-from-wl-dispatch").orElseThrow().rules()).hasSizeBetween(10, 17);
		assertThat(filter.chain("cali-from-wl-dispatch-a").orElseThrow().rules()).allMatch((rule) -> rule.modelled());
	}

}
