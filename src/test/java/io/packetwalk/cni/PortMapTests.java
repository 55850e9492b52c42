package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;

import static org.assertj.core.api.Assertions.assertThat;

/** The portmap plugin's rules, as the plugin's own source writes them. */
class PortMapTests {

	private static ContainerPort port(int container, Protocol protocol, int host, String hostIp) {
		return new ContainerPort(null, container, protocol, host, IpAddress.parse(hostIp).orElse(null));
	}

	private static PodNetwork network(CniPlugin plugin, ContainerPort... ports) {
		return network(plugin, false, ports);
	}

	private static PodNetwork network(CniPlugin plugin, boolean hostNetwork, ContainerPort... ports) {
		Cluster two = FlannelLab.twoNodes();
		Pod plain = FlannelLab.pod("a1", "a", "10.244.1.5", hostNetwork, "Running");
		Pod pod = new Pod(plain.namespace(), plain.name(), plain.node(), plain.ips(), plain.hostNetwork(),
				plain.phase(), true, false, plain.labels(), plain.annotations(),
				List.of(new Container("c", "registry.example/echo:1", List.of(ports), List.of())), null, null,
				plain.dns(), plain.origin(), null);
		Cluster cluster = new Cluster(two.settings().withPodNetwork(plugin, PodNetworkConfiguration.defaults(plugin)),
				two.namespaces(), two.nodes(), List.of(pod), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), two.outside());
		return Cni.wire(cluster);
	}

	private static List<String> lines(Ruleset rules) {
		return IptablesSave.print(rules).lines().filter((line) -> line.startsWith("-A")).toList();
	}

	private static String id() {
		return PortMap.containerId(FlannelLab.pod("a1", "a", "10.244.1.5"));
	}

	@Test
	void aChainIsNamedAsOnARealNode() {
		assertThat(PortMap.chain("k8s-pod-network", "50a94397f8b7829adc7191a806a8679aeb5d459c8d375074bbc609a3bddc5212"))
			.isEqualTo("CNI-DN-ef4fc125381c4fa682a00");
	}

	@Test
	void hostPortsAreCaughtBehindKubeProxyAndMasqueradedInFrontOfIt() {
		PodNetwork network = network(CniPlugin.FLANNEL, port(8080, Protocol.TCP, 80, ""),
				port(8443, Protocol.TCP, 443, ""));
		String chain = PortMap.chain("cbr0", id());
		assertThat(lines(network.hostPortRules("a"))).containsExactly(
				"-A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT",
				"-A OUTPUT -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT",
				"-A " + chain + " -s 10.244.1.0/24 -p tcp -m tcp --dport 80 -j CNI-HOSTPORT-SETMARK",
				"-A " + chain + " -s 127.0.0.1/32 -p tcp -m tcp --dport 80 -j CNI-HOSTPORT-SETMARK",
				"-A " + chain + " -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.244.1.5:8080",
				"-A " + chain + " -s 10.244.1.0/24 -p tcp -m tcp --dport 443 -j CNI-HOSTPORT-SETMARK",
				"-A " + chain + " -s 127.0.0.1/32 -p tcp -m tcp --dport 443 -j CNI-HOSTPORT-SETMARK",
				"-A " + chain + " -p tcp -m tcp --dport 443 -j DNAT --to-destination 10.244.1.5:8443",
				"-A CNI-HOSTPORT-DNAT -p tcp -m comment --comment \"dnat name: \\\"cbr0\\\" id: \\\"" + id()
						+ "\\\"\" -m multiport --dports 80,443 -j " + chain,
				"-A CNI-HOSTPORT-SETMARK -m comment --comment \"CNI portfwd masquerade mark\" -j MARK --set-xmark 0x2000/0x2000");
		assertThat(lines(network.firstHostPortRules("a"))).containsExactly(
				"-A POSTROUTING -m comment --comment \"CNI portfwd requiring masquerade\" -j CNI-HOSTPORT-MASQ",
				"-A CNI-HOSTPORT-MASQ -m mark --mark 0x2000/0x2000 -j MASQUERADE");
	}

	@Test
	void aHostAddressNarrowsTheRulesUnlessItStandsForAll() {
		PodNetwork network = network(CniPlugin.CALICO, port(53, Protocol.UDP, 53, "192.168.0.2"),
				port(80, Protocol.TCP, 80, "0.0.0.0"), port(81, Protocol.TCP, 81, "2001:db8::1"));
		String chain = PortMap.chain("k8s-pod-network", id());
		assertThat(lines(network.hostPortRules("a"))).contains(
				"-A " + chain + " -s 10.244.1.5/32 -d 192.168.0.2/32 -p udp -m udp --dport 53 -j CNI-HOSTPORT-SETMARK",
				"-A " + chain + " -d 192.168.0.2/32 -p udp -m udp --dport 53 -j DNAT --to-destination 10.244.1.5:53",
				"-A " + chain + " -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.244.1.5:80")
			.noneMatch((line) -> line.contains("--dport 81 "))
			.filteredOn((line) -> line.startsWith("-A CNI-HOSTPORT-DNAT"))
			.satisfiesExactly((tcp) -> assertThat(tcp).contains("-p tcp", "--dports 80,81 "),
					(udp) -> assertThat(udp).contains("-p udp", "--dports 53 "));
	}

	@Test
	void aRuleNamesNoMoreThanFifteenPorts() {
		ContainerPort[] ports = IntStream.rangeClosed(1, 17)
			.mapToObj((i) -> port(8000 + i, Protocol.TCP, 9000 + i, ""))
			.toArray(ContainerPort[]::new);
		assertThat(lines(network(CniPlugin.KINDNET, ports).hostPortRules("a")))
			.filteredOn((line) -> line.startsWith("-A CNI-HOSTPORT-DNAT"))
			.satisfiesExactly((first) -> assertThat(first).contains("9001,", ",9015 ").contains("kindnet"),
					(second) -> assertThat(second).contains("--dports 9016,9017 "));
	}

	@ParameterizedTest
	@EnumSource(CniPlugin.class)
	void theRulesAreReadAgainAsTheyWereWritten(CniPlugin plugin) {
		PodNetwork network = network(plugin, port(8080, Protocol.TCP, 80, ""),
				port(53, Protocol.UDP, 53, "192.168.0.2"), port(5000, Protocol.SCTP, 5000, ""));
		List<Ruleset> both = new ArrayList<>(List.of(network.hostPortRules("a"), network.firstHostPortRules("a")));
		assertThat(both).allSatisfy((rules) -> {
			assertThat(rules.notModelled()).isEmpty();
			String text = IptablesSave.print(rules);
			assertThat(IptablesSave.print(IptablesSave.parse(text))).isEqualTo(text);
		});
	}

	@Test
	void whereNobodyHasAHostPortThereAreNoRules() {
		Stream
			.of(network(CniPlugin.FLANNEL, port(8080, Protocol.TCP, 0, "")),
					network(CniPlugin.FLANNEL, true, port(80, Protocol.TCP, 80, "")))
			.forEach((network) -> {
				assertThat(network.hostPortRules("a").tables()).isEmpty();
				assertThat(network.firstHostPortRules("a").tables()).isEmpty();
			});
		PodNetwork elsewhere = network(CniPlugin.FLANNEL, port(8080, Protocol.TCP, 80, ""));
		assertThat(elsewhere.hostPortRules("b").tables()).isEmpty();
	}

}
