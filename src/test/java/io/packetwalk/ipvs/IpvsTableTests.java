package io.packetwalk.ipvs;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** The text of {@code ipvsadm -Ln}. */
class IpvsTableTests {

	private static VirtualServer server(Protocol protocol, String address, int port, int persistent, String... real) {
		List<RealServer> servers = List.of(real)
			.stream()
			.map((text) -> new RealServer(IpAddress.of(text), 8080, 1))
			.toList();
		return new VirtualServer(protocol, IpAddress.of(address), port, Scheduler.RR, persistent, servers);
	}

	@Test
	void isPrintedAsIpvsadmPrintsIt() {
		IpvsTable table = new IpvsTable(List.of(server(Protocol.UDP, "10.96.0.10", 53, 0, "10.244.1.4"),
				server(Protocol.TCP, "10.96.0.27", 80, 10800, "10.244.1.10", "10.244.1.2"),
				server(Protocol.TCP, "10.96.0.1", 443, 0)));
		assertThat(table.print()).isEqualTo("""
				IP Virtual Server version 1.2.1 (size=4096)
				Prot LocalAddress:Port Scheduler Flags
				  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
				TCP  10.96.0.1:443 rr
				TCP  10.96.0.27:80 rr persistent 10800
				  -> 10.244.1.2:8080              Masq    1      0          0        \s
				  -> 10.244.1.10:8080             Masq    1      0          0        \s
				UDP  10.96.0.10:53 rr
				  -> 10.244.1.4:8080              Masq    1      0          0        \s
				""");
	}

	@Test
	void ipv6AddressesStandInBrackets() {
		assertThat(new IpvsTable(List.of(server(Protocol.SCTP, "fd00::20", 80, 0, "fd00:1::2"))).print()).endsWith(
				"SCTP [fd00::20]:80 rr\n  -> [fd00:1::2]:8080             Masq    1      0          0         \n");
	}

	@Test
	void addressesAreComparedByASignedDifference() {
		IpvsTable table = new IpvsTable(List.of(server(Protocol.TCP, "10.96.0.1", 443, 0),
				server(Protocol.TCP, "172.18.0.2", 30080, 0), server(Protocol.TCP, "192.168.0.2", 30080, 0),
				server(Protocol.TCP, "192.168.0.2", 30079, 0), server(Protocol.SCTP, "10.0.0.1", 1, 0)));
		assertThat(table.servers()).extracting(VirtualServer::key)
			.containsExactly("TCP 172.18.0.2:30080", "TCP 192.168.0.2:30079", "TCP 192.168.0.2:30080",
					"TCP 10.96.0.1:443", "SCTP 10.0.0.1:1");
	}

	@Test
	void comparisonsThatGoInACircleDoNotStopTheList() {
		List<VirtualServer> circle = List.of("10.0.0.1", "60.0.0.1", "127.0.0.1", "172.16.0.1", "203.0.113.1")
			.stream()
			.map((address) -> server(Protocol.TCP, address, 80, 0))
			.toList();
		assertThat(new IpvsTable(circle).servers()).containsExactlyInAnyOrderElementsOf(circle);
		assertThat(new IpvsTable(circle.reversed())).isEqualTo(new IpvsTable(circle));
	}

	@Test
	void openConnectionsAreCounted() {
		VirtualServer web = server(Protocol.TCP, "10.96.0.27", 80, 0, "10.244.1.2", "10.244.1.3");
		VirtualServer dns = server(Protocol.UDP, "10.96.0.10", 53, 0, "10.244.1.4");
		Scheduling scheduling = new Scheduling();
		for (int port = 1; port <= 3; port++) {
			scheduling.pick(web, new FiveTuple(Protocol.TCP, IpAddress.of("10.244.2.9"), port, web.address(), 80));
		}
		scheduling.pick(dns, new FiveTuple(Protocol.UDP, IpAddress.of("10.244.2.9"), 9, dns.address(), 53));
		assertThat(new IpvsTable(List.of(web, dns)).print(scheduling))
			.contains("  -> 10.244.1.2:8080              Masq    1      2          0         \n")
			.contains("  -> 10.244.1.3:8080              Masq    1      1          0         \n")
			.contains("  -> 10.244.1.4:8080              Masq    1      0          1         \n");
	}

	@Test
	void aVirtualServerIsFoundByProtocolAddressAndPort() {
		VirtualServer web = server(Protocol.TCP, "10.96.0.27", 80, 0);
		IpvsTable table = new IpvsTable(List.of(web));
		assertThat(table.lookup(Protocol.TCP, web.address(), 80)).contains(web);
		assertThat(table.lookup(Protocol.UDP, web.address(), 80)).isEmpty();
		assertThat(table.lookup(Protocol.TCP, web.address(), 81)).isEmpty();
	}

}
