package io.packetwalk.routing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expected texts were printed by iproute2 6.1.0 in a network namespace of a real
 * kernel.
 */
class Iproute2Tests {

	private final NetworkNamespace node = new NetworkNamespace("node/a", List.of(
			new Link.Loopback("lo", new MacAddress(0), 65536, List.of(Cidr.of("127.0.0.1/8"))),
			new Link.Vxlan("flannel.1", MacAddress.of("4a:e1:19:92:70:d9"), 1450, List.of(Cidr.of("10.244.1.0/32")), 1,
					IpAddress.of("192.168.0.2"), 8472),
			new Link.Bridge("cni0", MacAddress.of("0a:58:0a:f4:01:01"), 1450, List.of(Cidr.of("10.244.1.1/24")), true),
			new Link.Veth("veth0000abcd", MacAddress.of("06:fb:14:c8:0c:c1"), 1450, List.of(), "pod/shop/a1", "eth0",
					"cni0")),
			new RoutingTable(List.of(
					new Route(Cidr.of("0.0.0.0/0"), IpAddress.of("192.168.0.1"), "v1", "", "", null, false),
					new Route(Cidr.of("10.244.1.0/24"), null, "cni0", "kernel", "link", IpAddress.of("10.244.1.1"),
							false),
					new Route(Cidr.of("10.244.2.0/24"), IpAddress.of("10.244.2.0"), "flannel.1", "", "", null, true))),
			List.of(new Neighbour(IpAddress.of("10.244.2.0"), "flannel.1", MacAddress.of("0e:00:00:00:02:00"),
					"PERMANENT"),
					new Neighbour(IpAddress.of("192.168.0.1"), "v1", MacAddress.of("02:00:00:00:00:01"), "REACHABLE")),
			List.of(new FdbEntry(MacAddress.of("0e:00:00:00:02:00"), "flannel.1", IpAddress.of("192.168.0.3"))), true,
			true);

	private final NetworkNamespace pod = new NetworkNamespace("pod/shop/a1",
			List.of(new Link.Loopback("lo", new MacAddress(0), 65536, List.of(Cidr.of("127.0.0.1/8"))),
					new Link.Veth("eth0", MacAddress.of("0a:58:0a:f4:01:02"), 1450, List.of(Cidr.of("10.244.1.2/24")),
							"node/a", "veth0000abcd", null)),
			new RoutingTable(List.of()), List.of(), List.of(), false, false);

	private final Map<String, NetworkNamespace> namespaces = Map.of("node/a", this.node, "pod/shop/a1", this.pod);

	@Test
	void routesEndInABlank() {
		assertThat(Iproute2.route(this.node)).isEqualTo("""
				default via 192.168.0.1 dev v1\s
				10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1\s
				10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink\s
				""");
	}

	@Test
	void neighboursEndInABlankAndForwardingEntriesDoNot() {
		assertThat(Iproute2.neigh(this.node)).isEqualTo("""
				10.244.2.0 dev flannel.1 lladdr 0e:00:00:00:02:00 PERMANENT\s
				192.168.0.1 dev v1 lladdr 02:00:00:00:00:01 REACHABLE\s
				""");
		assertThat(Iproute2.fdb(this.node)).isEqualTo("""
				0e:00:00:00:02:00 dev flannel.1 dst 192.168.0.3 self permanent
				""");
	}

	@Test
	void aNodesLinksAreNumberedWithFlagsAndAddresses() {
		assertThat(Iproute2.addr(this.node, this.namespaces::get)).isEqualTo(
				"""
						1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
						    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
						    inet 127.0.0.1/8 scope host lo
						       valid_lft forever preferred_lft forever
						2: flannel.1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UNKNOWN group default\s
						    link/ether 4a:e1:19:92:70:d9 brd ff:ff:ff:ff:ff:ff
						    inet 10.244.1.0/32 scope global flannel.1
						       valid_lft forever preferred_lft forever
						3: cni0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default qlen 1000
						    link/ether 0a:58:0a:f4:01:01 brd ff:ff:ff:ff:ff:ff
						    inet 10.244.1.1/24 brd 10.244.1.255 scope global cni0
						       valid_lft forever preferred_lft forever
						4: veth0000abcd@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue master cni0 state UP group default\s
						    link/ether 06:fb:14:c8:0c:c1 brd ff:ff:ff:ff:ff:ff link-netnsid 0
						""");
	}

	@Test
	void aPodsCardNamesTheNumberOfTheNodesEnd() {
		assertThat(Iproute2.addr(this.pod, this.namespaces::get)).contains("2: eth0@if4: <BROADCAST", """
				    link/ether 0a:58:0a:f4:01:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0
				    inet 10.244.1.2/24 brd 10.244.1.255 scope global eth0
				""");
	}

	@Test
	void detailsSayWhatKindADeviceIsAndWhereACableLeads() {
		assertThat(Iproute2.detailedAddr(this.node, this.namespaces::get)).contains(
				"""
						    link/ether 4a:e1:19:92:70:d9 brd ff:ff:ff:ff:ff:ff
						    vxlan id 1 local 192.168.0.2 dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300 udpcsum noudp6zerocsumtx noudp6zerocsumrx\s
						""",
				"""
						    link/ether 06:fb:14:c8:0c:c1 brd ff:ff:ff:ff:ff:ff link-netns pod/shop/a1
						    veth\s
						    bridge_slave state forwarding hairpin on\s
						""");
	}

	@Test
	void theTunnelTheModuleMakesHasNoAddressOfItsOwn() {
		NetworkNamespace calico = this.node.withLinks(
				List.of(new Link.Ipip("tunl0", 1480, List.of(Cidr.of("10.244.1.0/32")), IpAddress.of("192.168.0.2"))));
		assertThat(Iproute2.detailedAddr(calico, this.namespaces::get)).isEqualTo("""
				1: tunl0@NONE: <NOARP,UP,LOWER_UP> mtu 1480 qdisc noqueue state UNKNOWN group default qlen 1000
				    link/ipip 0.0.0.0 brd 0.0.0.0
				    ipip any remote any local any ttl inherit nopmtudisc\s
				    inet 10.244.1.0/32 scope global tunl0
				       valid_lft forever preferred_lft forever
				""");
	}

	@Test
	void aRouteThatDiscardsLeadsToNoDevice() {
		assertThat(Route.blackhole(Cidr.of("10.244.1.0/26"), "bird")).hasToString("blackhole 10.244.1.0/26 proto bird");
		assertThat(Route.blackhole(Cidr.of("10.244.1.0/26"), "bird").discards()).isTrue();
		assertThat(this.node.routes().routes()).noneMatch(Route::discards);
	}

}
