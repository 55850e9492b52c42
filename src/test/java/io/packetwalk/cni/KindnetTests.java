package io.packetwalk.cni;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.routing.Iproute2;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;

import static org.assertj.core.api.Assertions.assertThat;

class KindnetTests {

	private final PodNetwork network = TwoSubnets.wired(CniPlugin.KINDNET, Backend.HOST_GW, false);

	private final NetworkNamespace node = this.network.node("a").orElseThrow();

	private final NetworkNamespace pod = this.network.pod("shop/a1").orElseThrow();

	@Test
	void aNodeRoutesToEveryPodByItsCableAndToNodesOfItsSubnet() {
		assertThat(Iproute2.route(this.node)).isEqualTo("""
				default via 192.168.0.1 dev eth0\s
				10.244.1.2 dev veth9dc81c25 scope host\s
				10.244.1.70 dev veth4df8d5ba scope host\s
				10.244.2.0/24 via 192.168.0.3 dev eth0\s
				192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.2\s
				""");
	}

	@Test
	void aPodReachesItsOwnSubnetByTheGatewayToo() {
		assertThat(Iproute2.route(this.pod)).isEqualTo("""
				default via 10.244.1.1 dev eth0\s
				10.244.1.0/24 via 10.244.1.1 dev eth0 src 10.244.1.2\s
				10.244.1.1 dev eth0 scope link src 10.244.1.2\s
				""");
		assertThat(this.pod.routes().lookup(IpAddress.of("10.244.1.70"))).map(Route::via)
			.hasValue(IpAddress.of("10.244.1.1"));
	}

	@Test
	void everyCablesNodeEndHoldsTheGatewaysAddress() {
		assertThat(Iproute2.addr(this.node, (name) -> this.network.pod(name.substring(4)).orElseThrow())).contains("""
				3: veth9dc81c25@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default\s
				    link/ether da:3a:6d:d4:b2:f4 brd ff:ff:ff:ff:ff:ff link-netnsid 0
				    inet 10.244.1.1/32 scope global veth9dc81c25
				       valid_lft forever preferred_lft forever
				4: veth4df8d5ba@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default\s
				    link/ether 4a:3f:12:c3:4f:19 brd ff:ff:ff:ff:ff:ff link-netnsid 1
				    inet 10.244.1.1/32 scope global veth4df8d5ba
				""");
		assertThat(Iproute2.neigh(this.pod)).isEqualTo("10.244.1.1 dev eth0 lladdr da:3a:6d:d4:b2:f4 REACHABLE \n");
	}

	@Test
	void aNodeKnowsItsPodsByTheirCables() {
		assertThat(Iproute2.neigh(this.node)).isEqualTo("""
				192.168.0.1 dev eth0 lladdr 02:42:c0:a8:00:01 REACHABLE\s
				192.168.0.3 dev eth0 lladdr 02:42:c0:a8:00:03 REACHABLE\s
				10.244.1.2 dev veth9dc81c25 lladdr ea:29:a5:2c:7b:03 REACHABLE\s
				10.244.1.70 dev veth4df8d5ba lladdr 26:33:6c:d0:a9:5c REACHABLE\s
				""");
	}

	@Test
	void whatLeavesThePodNetworkIsMasqueraded() {
		assertThat(IptablesSave.print(this.network.rules("a")).lines().filter((line) -> line.startsWith("-A")))
			.containsExactly(
					"-A POSTROUTING -m addrtype ! --dst-type LOCAL -m comment --comment \"kind-masq-agent: ensure nat POSTROUTING directs all non-LOCAL destination traffic to our custom KIND-MASQ-AGENT chain\" -j KIND-MASQ-AGENT",
					"-A KIND-MASQ-AGENT -d 10.244.0.0/16 -m comment --comment \"kind-masq-agent: local traffic is not subject to MASQUERADE\" -j RETURN",
					"-A KIND-MASQ-AGENT -m comment --comment \"kind-masq-agent: outbound traffic is subject to MASQUERADE (must be last in chain)\" -j MASQUERADE");
		assertThat(this.network.firstRules("a").tables()).isEmpty();
	}

}
