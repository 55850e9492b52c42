package io.packetwalk.netfilter;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How the kernel goes through chains, and why a rule matched or did not. */
class RulesetEvaluatorTests {

	private static final Packet PACKET = TestSurroundings.tcp("10.42.0.7", "10.96.14.20", 80);

	private static Ruleset nat(String policy, String... lines) {
		StringBuilder text = new StringBuilder("*nat\n:PREROUTING " + policy + " [0:0]\n:A - [0:0]\n:B - [0:0]\n");
		List.of(lines).forEach((line) -> text.append("-A ").append(line).append('\n'));
		return IptablesSave.parse(text + "COMMIT\n");
	}

	private static Traversal run(Ruleset rules, Packet packet, Surroundings around) {
		return RulesetEvaluator.run(rules, "nat", Hook.PREROUTING, packet, around);
	}

	private static Traversal run(String... lines) {
		return run(nat("ACCEPT", lines), PACKET, TestSurroundings.newConnection());
	}

	private static List<String> path(Traversal traversal) {
		return traversal.trials().stream().map((trial) -> trial.chain() + (trial.index() + 1)).toList();
	}

	@Test
	void aHookWithoutAChainAccepts() {
		Traversal traversal = RulesetEvaluator.run(Ruleset.EMPTY, "nat", Hook.PREROUTING, PACKET,
				TestSurroundings.newConnection());
		assertThat(traversal).isEqualTo(new Traversal(List.of(), new Verdict.Accept(), PACKET));
	}

	@Test
	void thePolicyDecidesWhereNoRuleDoes() {
		Traversal traversal = run(nat("DROP", "PREROUTING -j A"), PACKET, TestSurroundings.newConnection());
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
		assertThat(path(traversal)).containsExactly("PREROUTING1");
	}

	@Test
	void aChainThatEndsGoesBackToItsCaller() {
		Traversal traversal = run("PREROUTING -j A", "PREROUTING -j DROP", "A -j B", "A -p udp -j ACCEPT",
				"B -m comment --comment counted");
		assertThat(path(traversal)).containsExactly("PREROUTING1", "A1", "B1", "A2", "PREROUTING2");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void returnLeavesTheChainAtOnce() {
		Traversal traversal = run("PREROUTING -j A", "A -j RETURN", "A -j DROP");
		assertThat(path(traversal)).containsExactly("PREROUTING1", "A1");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Accept());
	}

	@Test
	void gotoDoesNotComeBack() {
		Traversal traversal = run("PREROUTING -j A", "PREROUTING -j ACCEPT", "A -g B", "A -j DROP", "B -p udp -j DROP");
		assertThat(path(traversal)).containsExactly("PREROUTING1", "A1", "B1", "PREROUTING2");
	}

	@Test
	void aMarkIsSeenByTheRulesAfterIt() {
		Traversal traversal = run("PREROUTING -j MARK --or-mark 0x4000",
				"PREROUTING -m mark --mark 0x4000/0x4000 -j MARK --xor-mark 0x4001",
				"PREROUTING -m mark --mark 0x1 -j DROP");
		assertThat(traversal.packet().mark()).isEqualTo(1);
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
		assertThat(traversal.trials().getFirst().why()).isEqualTo("every packet; mark 0x0 becomes 0x4000");
	}

	@Test
	void dnatWithoutAPortKeepsThePort() {
		assertThat(run("PREROUTING -p tcp -j DNAT --to-destination 10.42.0.9").verdict())
			.isEqualTo(new Verdict.Dnat(IpAddress.of("10.42.0.9"), 80));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "-d 10.96.0.1|dst is 10.96.14.20", "-p udp|protocol is tcp",
			"! -s 10.42.0.0/16|source 10.42.0.7 is in 10.42.0.0/16",
			"-s 10.43.0.0/16|source 10.42.0.7 is not in 10.43.0.0/16", "-i eth+|in device is cni0",
			"-o eth0|there is no out device here", "-p tcp -m tcp --dport 81|dport is 80",
			"-p tcp -m tcp --sport 1:2 --dport 80|sport is 40000", "-m udp|protocol is tcp",
			"-p tcp -m multiport --dports 81,443|dport is 80", "-m conntrack --ctstate DNAT|ctstate is NEW",
			"-m conntrack ! --ctstate NEW,ESTABLISHED|ctstate is NEW", "-m mark --mark 0x4000/0x4000|mark is 0x0",
			"-m addrtype --dst-type LOCAL|dst 10.96.14.20 is not LOCAL",
			"-m addrtype ! --src-type LOCAL --dst-type LOCAL|source 10.42.0.7 is not LOCAL, dst 10.96.14.20 is not LOCAL",
			"-m statistic --mode random --probability 0.5|seed 42 drew 0.731",
			"-m recent --rcheck --name L|10.42.0.7 is not in list L",
			"-m socket --transparent|not modelled: -m socket --transparent",
			"-m physdev --physdev-is-in|came by no bridge port", "-m state --state ESTABLISHED|state is NEW",
			"-p tcp -m tcp --tcp-flags SYN,ACK ACK|TCP flags are SYN", "-p tcp ! --syn|TCP flags are SYN",
			"-p tcp -m tcp --dport 81 --syn|dport is 80", "-m icmp --icmp-type 8|protocol is tcp",
			"-m connmark --mark 0x80/0x80|connmark is 0x0", "-m set --match-set X dst,dst|there is no set X",
			"-m ipvs --vaddr 10.96.14.20|not sent on by IPVS",
			"-m iprange --src-range 10.42.0.8-10.42.0.9|source is 10.42.0.7",
			"-m iprange ! --dst-range 10.96.0.0-10.96.255.255|dst is 10.96.14.20",
			"-m pkttype --pkt-type multicast|the frame is unicast",
			"-m mac --mac-source 0a:58:0a:f4:01:02|there is no frame here" })
	void aLosingRuleSaysWhatThePacketHad(String matches, String why) {
		Trial trial = run("PREROUTING " + matches + " -j DROP").trials().getFirst();
		assertThat(trial.why()).isEqualTo(why);
		assertThat(trial.matched()).isFalse();
		assertThat(trial.verdict()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-d 10.96.14.20 -p tcp -m tcp --dport 80|dst is 10.96.14.20, protocol is tcp, dport is 80",
					"! -s 10.43.0.0/16|source 10.42.0.7 is not in 10.43.0.0/16", "-i cni+|in device is cni0",
					"-m comment --comment x|every packet",
					"-p tcp -m multiport --ports 80,443|protocol is tcp, sport is 40000, dport is 80",
					"-m recent --set --name L|10.42.0.7 is noted in list L", "-m nfacct --nfacct-name  n|every packet",
					"-m physdev ! --physdev-is-in|came by no bridge port",
					"-m limit --limit 5/min|within the burst of 5", "-p tcp --syn|protocol is tcp, TCP flags are SYN",
					"-p tcp -m tcp --dport 80 --syn|protocol is tcp, dport is 80, TCP flags are SYN",
					"-m state --state NEW,RELATED|state is NEW", "-m connmark ! --mark 0x80|connmark is 0x0" })
	void aWinningRuleSaysSoToo(String matches, String why) {
		Trial trial = run("PREROUTING " + matches + " -j DROP").trials().getFirst();
		assertThat(trial.why()).isEqualTo(why);
		assertThat(trial.matched()).isTrue();
		assertThat(trial.verdict()).isEqualTo("DROP");
	}

	@Test
	void aTranslatedConnectionHasTheStateDnat() {
		Ruleset rules = nat("ACCEPT", "PREROUTING -m conntrack --ctstate DNAT -j DROP");
		Traversal traversal = run(rules, PACKET,
				TestSurroundings.with(ConntrackState.ESTABLISHED, true, TestSurroundings.NEVER));
		assertThat(traversal.trials().getFirst().why()).isEqualTo("ctstate is ESTABLISHED,DNAT");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void aSourceOnceSetIsRecognised() {
		Ruleset rules = nat("ACCEPT", "PREROUTING -m recent --rcheck --seconds 10800 --reap --name L -j DROP",
				"PREROUTING -m recent --set --name L -j ACCEPT");
		Surroundings around = TestSurroundings.newConnection();
		assertThat(run(rules, PACKET, around).verdict()).isEqualTo(new Verdict.Accept());
		assertThat(run(rules, PACKET, around).verdict()).isEqualTo(new Verdict.Drop());
		Packet other = TestSurroundings.tcp("10.42.0.8", "10.96.14.20", 80);
		assertThat(run(rules, other, around).verdict()).isEqualTo(new Verdict.Accept());
	}

	@Test
	void aTargetThatIsNotModelledIsSaidAndPassed() {
		Ruleset rules = nat("ACCEPT", "PREROUTING -p tcp -j TPROXY --on-port 15001", "PREROUTING -j DROP");
		Traversal traversal = run(rules, PACKET, TestSurroundings.newConnection());
		assertThat(traversal.trials().getFirst().why()).endsWith("TPROXY is not modelled, the packet goes on");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
		assertThat(rules.notModelled()).containsExactly("nat: -A PREROUTING -p tcp -j TPROXY --on-port 15001");
	}

	@Test
	void pingOverIpv6IsIpv6Icmp() {
		Packet ping = Packet.fromSocket(
				new FiveTuple(Protocol.ICMP, IpAddress.of("fd00::1"), 7, IpAddress.of("fd00::2"), 7), "echo-request");
		Ruleset rules = nat("ACCEPT", "PREROUTING -p ipv6-icmp -j DROP");
		assertThat(run(rules, ping, TestSurroundings.newConnection()).verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void chainsInACircleAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> run("PREROUTING -j A", "A -j B", "B -j A"))
			.withMessage("chains of table nat jump in a circle");
	}

}
