package io.packetwalk.netfilter;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that look at the connection, mark it, or say where it goes. */
class ConnectionRulesTests {

	private static final Packet PACKET = TestSurroundings.tcp("10.42.0.7", "10.96.14.20", 80);

	private static Traversal run(Packet packet, Surroundings around, String... rules) {
		String text = "*mangle\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING " + String.join("\n-A PREROUTING ", rules)
				+ "\nCOMMIT\n";
		return RulesetEvaluator.run(IptablesSave.parse(text), "mangle", Hook.PREROUTING, packet, around);
	}

	private static Surroundings connection(int mark) {
		return TestSurroundings.newConnection().withConnection(ConntrackEntry.opened(PACKET.tuple()).withMark(mark));
	}

	@Test
	void aConnectionsMarkIsRestoredAndSaved() {
		Traversal restored = run(PACKET.withMark(0x1), connection(0xab0), "-j CONNMARK --restore-mark --mask 0xf0");
		assertThat(restored.packet().mark()).isEqualTo(0xb1);
		assertThat(restored.connmark()).isNull();
		assertThat(restored.trials().getFirst().why()).isEqualTo("every packet; mark 0x1 becomes 0xb1");
		Traversal saved = run(PACKET.withMark(0x15), connection(0xab0), "-j CONNMARK --save-mark --mask 0xff");
		assertThat(saved.connmark()).isEqualTo(0xa15);
		assertThat(saved.packet().mark()).isEqualTo(0x15);
	}

	@Test
	void aConnectionsMarkIsSeenByTheRulesAfterIt() {
		Traversal way = run(PACKET, connection(0), "-m connmark --mark 0x80/0x80 -j DROP",
				"-j CONNMARK --set-xmark 0x80/0x80", "-m connmark --mark 0x80/0x80 -j ACCEPT", "-j DROP");
		assertThat(way.verdict()).isEqualTo(new Verdict.Accept());
		assertThat(way.connmark()).isEqualTo(0x80);
		assertThat(way.trials().get(2).why()).isEqualTo("connmark is 0x80");
	}

	@Test
	void notrackIsReportedAndThePacketGoesOn() {
		Traversal way = run(PACKET, TestSurroundings.newConnection(), "-p tcp -j CT --notrack", "-j DROP");
		assertThat(way.untracked()).isTrue();
		assertThat(way.verdict()).isEqualTo(new Verdict.Drop());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-p tcp -j REDIRECT --to-ports 15006|Redirect[port=15006]",
					"-p tcp -j REDIRECT|Redirect[port=80]",
					"-p tcp -j DNAT --to-destination 1.2.3.4-1.2.3.9:90-99|Dnat[address=1.2.3.4, port=90]",
					"-p tcp -j DNAT --to-destination :8080|Dnat[address=10.96.14.20, port=8080]",
					"-p tcp -j DNAT --to-destination 1.2.3.4-1.2.3.9|Dnat[address=1.2.3.4, port=80]",
					"-p tcp -j SNAT --to-source 1.2.3.4-1.2.3.9:1-5|Snat[address=1.2.3.4]",
					"-p tcp -j SNAT --to-source :1024-2048|Snat[address=10.42.0.7]",
					"-p tcp -j MASQUERADE --to-ports 1-5 --random|Masquerade[randomFully=false]",
					"-p tcp -j MASQUERADE --to-ports 1-5 --random-fully|Masquerade[randomFully=true]" })
	void aRangeIsTakenByItsBeginning(String rule, String verdict) {
		assertThat(run(PACKET, TestSurroundings.newConnection(), rule).verdict()).hasToString(verdict);
	}

	@Test
	void theNodesOwnPacketsAreRedirectedToLoopback() {
		Surroundings own = new Surroundings(null, "eth0", ConntrackState.NEW, false, false, (address) -> false,
				TestSurroundings.NEVER, new RecentLists());
		assertThat(run(PACKET, own, "-p tcp -j REDIRECT --to-ports 15001").verdict())
			.isEqualTo(new Verdict.Dnat(IpAddress.of("127.0.0.1"), 15001));
	}

	@Test
	void loggingChangesNothing() {
		Traversal way = run(PACKET, TestSurroundings.newConnection(), "-j LOG --log-prefix \"a b \"",
				"-j NFLOG --nflog-group 1", "-p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu",
				"-j DROP");
		assertThat(way.matched()).hasSize(4);
		assertThat(way.packet()).isEqualTo(PACKET);
		assertThat(way.trials().getFirst().why()).isEqualTo("every packet; LOG lets the packet go on");
	}

	@Test
	void aPacketIpvsSentOnIsKnownByItsVirtualServer() {
		String rule = "-m ipvs --vaddr 10.96.14.20 --vproto 6 --vport 80 -j DROP";
		Packet sent = PACKET.withDestination(IpAddress.of("10.42.0.9"), 8080);
		Surroundings around = connection(0).withIpvs();
		assertThat(run(sent, around, rule).verdict()).isEqualTo(new Verdict.Drop());
		assertThat(run(sent, around, rule.replace("80 -j", "81 -j")).verdict()).isEqualTo(new Verdict.Accept());
		assertThat(run(sent, connection(0), rule).verdict()).isEqualTo(new Verdict.Accept());
	}

	@Test
	void aBridgedPacketCameByAPort() {
		Surroundings bridged = TestSurroundings.newConnection().withBridgePort("veth1");
		Traversal way = run(PACKET, bridged, "-m physdev ! --physdev-is-in -j DROP",
				"-m physdev --physdev-is-in -j ACCEPT");
		assertThat(way.trials()).extracting(Trial::matched).containsExactly(false, true);
		assertThat(way.trials().getFirst().why()).isEqualTo("came by bridge port veth1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "8|echo-request|true", "8/0|echo-request|true", "echo-reply|echo-reply|true",
					"3|port-unreachable|true", "3/3|port-unreachable|true", "3/4|port-unreachable|false",
					"any|time-exceeded|true", "11|echo-request|false" })
	void anIcmpTypeIsKnownByItsNumberOrName(String type, String flags, boolean holds) {
		Packet packet = Packet.fromSocket(
				new FiveTuple(Protocol.ICMP, IpAddress.of("10.42.0.7"), 7, IpAddress.of("10.42.0.9"), 7), flags);
		Verdict verdict = run(packet, TestSurroundings.newConnection(),
				"-p icmp -m icmp --icmp-type " + type + " -j DROP")
			.verdict();
		assertThat(verdict).isEqualTo(holds ? new Verdict.Drop() : new Verdict.Accept());
	}

	@Test
	void rulesForManyPortsAreFoundByPortAndToldInOrder() {
		StringBuilder text = new StringBuilder("*nat\n:PREROUTING ACCEPT [0:0]\n");
		for (int port = 30000; port < 32768; port++) {
			text.append("-A PREROUTING -p tcp -m comment --comment n -m tcp --dport ")
				.append(port)
				.append(" -j DROP\n");
		}
		Ruleset rules = IptablesSave.parse(text + "COMMIT\n");
		Traversal way = RulesetEvaluator.run(rules, "nat", Hook.PREROUTING,
				TestSurroundings.tcp("10.0.0.1", "192.168.0.2", 31500), TestSurroundings.newConnection());
		assertThat(way.trials()).hasSize(1501);
		assertThat(way.trials().get(700).why()).isEqualTo("dport is 31500");
		assertThat(way.matched()).extracting(Trial::index).containsExactly(1500);
		assertThat(rules
			.index(rules.table("nat").orElseThrow(),
					new Chain("PREROUTING", "ACCEPT",
							rules.table("nat").orElseThrow().chain("PREROUTING").orElseThrow().rules()))
			.candidates(PACKET)).isEmpty();
		assertThat(rules.sets()).isEqualTo(Map.of());
	}

}
