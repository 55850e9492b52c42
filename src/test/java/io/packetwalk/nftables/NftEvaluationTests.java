package io.packetwalk.nftables;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How packets fare: the kernel's rules for each statement. */
class NftEvaluationTests {

	private static final Packet SYN = NftTrials.tcp("10.42.0.7", "10.96.0.20", 80);

	private static Traversal run(String family, String... rules) {
		return NftTrials.run(NftTrials.chain(family, rules), SYN, NftTrials.around(0));
	}

	private static Trial only(Traversal traversal) {
		assertThat(traversal.trials()).hasSize(1);
		return traversal.trials().getFirst();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					ip daddr 10.96.0.20 drop                                ; true  ; ip daddr is 10.96.0.20
					ip daddr != 10.96.0.20 drop                             ; false ; ip daddr is 10.96.0.20
					ip saddr 10.42.0.0/16 drop                              ; true  ; ip saddr is 10.42.0.7
					tcp dport 80-90 drop                                    ; true  ; tcp dport is 80
					tcp dport { 22, 443 } drop                              ; false ; tcp dport 80 is not in { 22, 443 }
					udp dport 80 drop                                       ; false ; protocol is tcp
					udp dport != 80 drop                                    ; false ; protocol is tcp
					icmp type echo-request drop                             ; false ; protocol is tcp
					meta l4proto . th dport { tcp . 80 } drop               ; true  ; meta l4proto . th dport tcp . 80 is in { tcp . 80 }
					ct state new drop                                       ; true  ; ct state is new
					ct state established,new drop                           ; true  ; ct state is new
					ct state != established,related drop                    ; true  ; ct state is new
					ct state { established, related } drop                  ; false ; ct state new is not in { established, related }
					fib daddr type local drop                               ; false ; fib daddr type is unicast
					fib saddr type != local drop                            ; true  ; fib saddr type is unicast
					iifname "cni*" drop                                     ; true  ; iifname is "cni0"
					oifname "eth0" drop                                     ; false ; oifname is none here
					oifname != "eth0" drop                                  ; true  ; oifname is none here
					mark and 0x4000 == 0 drop                               ; true  ; meta mark & 0x00004000 is 0x00000000
					tcp flags & (fin|syn|rst|ack) == syn drop               ; true  ; tcp flags is syn
					ip ttl < 64 drop                                        ; false ; ip ttl is 64
					limit rate 5/minute drop                                ; true  ; one packet is within the limit
					limit rate over 5/minute drop                           ; false ; one packet is within the limit
					ip daddr @nowhere drop                                  ; false ; @nowhere is not modelled
					ip dscp cs1 drop                                        ; false ; not modelled: ip dscp cs1
					""")
	void aConditionSaysWhatThePacketHad(String rule, boolean matched, String why) {
		Trial trial = only(run("ip", rule));
		assertThat(trial.matched()).isEqualTo(matched);
		assertThat(trial.why()).isEqualTo(why);
		assertThat(trial.verdict()).isEqualTo(matched ? "DROP" : "");
	}

	/** {@code !=} compares all flags at once: an established packet is not both. */
	@Test
	void notEstablishedOrRelatedHoldsForEveryPacket() {
		String rules = NftTrials.chain("ip", "ct state != established,related drop");
		Traversal traversal = NftTrials.run(rules, SYN, NftTrials.around(ConntrackState.ESTABLISHED, false, 0));
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void aLookupInAVerdictMapIsOneRule() {
		String rules = """
				table ip t {
					map m {
						type ipv4_addr . inet_proto . inet_service : verdict
						elements = { 10.96.0.20 . tcp . 80 comment "ns/svc" : goto a, 10.96.0.20 . udp . 53 : drop }
					}
					chain a {
						counter
					}
					chain c {
						type filter hook prerouting priority 0; policy drop;
						ip daddr . meta l4proto . th dport vmap @m
						accept
					}
				}
				""";
		Traversal hit = NftTrials.run(rules, SYN, NftTrials.around(0));
		assertThat(hit.trials()).extracting(Trial::chain).containsExactly("c", "a");
		assertThat(hit.trials().getFirst().verdict()).isEqualTo("a");
		assertThat(hit.trials().getFirst().why()).isEqualTo("looked up 10.96.0.20 . tcp . 80 in @m: goto a (ns/svc)");
		assertThat(hit.verdict()).isEqualTo(new Verdict.Drop());
		Traversal miss = NftTrials.run(rules, NftTrials.tcp("10.42.0.7", "10.96.0.20", 81), NftTrials.around(0));
		assertThat(miss.trials().getFirst().why()).isEqualTo("looked up 10.96.0.20 . tcp . 81 in @m: nothing");
		assertThat(miss.verdict()).isEqualTo(new Verdict.Accept());
		assertThat(NftRuleset.parse(rules).targets("ip t", "c")).containsExactly("a");
	}

	@Test
	void afterAJumpTheNextRuleIsTriedAfterAGotoNone() {
		String jump = "table ip t {\nchain x {\nreturn\n}\nchain c {\ntype filter hook prerouting priority 0; policy drop;\n%s x\naccept\n}\n}\n";
		assertThat(NftTrials.run(jump.formatted("jump"), SYN, NftTrials.around(0)).verdict())
			.isEqualTo(new Verdict.Accept());
		assertThat(NftTrials.run(jump.formatted("goto"), SYN, NftTrials.around(0)).verdict())
			.isEqualTo(new Verdict.Drop());
	}

	@Test
	void returnInABaseChainIsItsPolicy() {
		String rules = NftTrials.chain("ip", "return", "accept").replace("policy accept", "policy drop");
		assertThat(NftTrials.run(rules, SYN, NftTrials.around(0)).verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void aMarkIsSetOrFlipped() {
		Traversal traversal = run("ip", "meta mark set mark or 0x4000", "meta mark set mark xor 0x4001");
		assertThat(traversal.packet().mark()).isEqualTo(1);
		assertThat(traversal.trials().getFirst().why()).isEqualTo("every packet; mark 0x0 becomes 0x4000");
	}

	@Test
	void theConnectionsMarkIsToldToWhoeverTracksIt() {
		assertThat(run("ip", "ct mark set 0x5", "ct mark 0x5 drop").connmark()).isEqualTo(5);
		assertThat(run("ip", "accept").connmark()).isNull();
	}

	@Test
	void notrackKeepsThePacketFromConnectionTracking() {
		assertThat(run("ip", "notrack").untracked()).isTrue();
	}

	@Test
	void aNumberIsDrawnAmongTheChainsItCouldLeadTo() {
		String rules = "table ip t {\nchain a {\n}\nchain b {\n}\nchain c {\ntype nat hook prerouting priority -100;\n"
				+ "numgen random mod 2 vmap { 0 : goto a, 1 : goto b }\n}\n}\n";
		Trial trial = only(NftTrials.run(rules, SYN, NftTrials.around(1)));
		assertThat(trial.verdict()).isEqualTo("b");
		assertThat(trial.why()).isEqualTo("drew 1 of a, b");
	}

	@Test
	void translationsEndTheChain() {
		assertThat(run("ip", "meta l4proto tcp dnat to 10.42.0.9:8080", "drop").verdict())
			.isEqualTo(new Verdict.Dnat(IpAddress.of("10.42.0.9"), 8080));
		assertThat(run("ip", "dnat to 10.42.0.9").verdict()).isEqualTo(new Verdict.Dnat(IpAddress.of("10.42.0.9"), 80));
		assertThat(run("ip", "masquerade fully-random").verdict()).isEqualTo(new Verdict.Masquerade(true));
		assertThat(run("ip", "snat to 192.168.0.2").verdict()).isEqualTo(new Verdict.Snat(IpAddress.of("192.168.0.2")));
		assertThat(run("ip", "tcp dport 80 redirect to :8080").verdict()).isEqualTo(new Verdict.Redirect(8080));
		assertThat(run("ip", "dnat to ip daddr map { 10.96.0.20 : 10.42.0.9 }").verdict())
			.isEqualTo(new Verdict.Dnat(IpAddress.of("10.42.0.9"), 80));
		assertThat(only(run("ip", "dnat to 10.42.0.9")).verdict()).isEqualTo("DNAT");
	}

	@Test
	void aTranslationToPairsTakesThePortToo() {
		Traversal traversal = run("ip",
				"meta l4proto tcp dnat ip to numgen random mod 2 map { 0 : 10.42.0.8 . 8080, 1 : 10.42.0.9 . 9090 }");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Dnat(IpAddress.of("10.42.0.8"), 8080));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ip   | reject                              | icmp-port-unreachable
			inet | reject                              | icmp-port-unreachable
			inet | reject with icmpx no-route          | icmp-net-unreachable
			inet | reject with icmp host-unreachable   | icmp-host-unreachable
			inet | tcp dport 80 reject with tcp reset  | tcp-reset
			""")
	void aRefusalIsNamedAsIptablesNamesIt(String family, String rule, String with) {
		assertThat(run(family, rule).verdict()).isEqualTo(new Verdict.Reject(with));
	}

	@Test
	void ipv6IsRefusedInItsOwnWords() {
		Packet packet = NftTrials.tcp("fd00::7", "fd00:96::1", 80);
		assertThat(NftTrials.run(NftTrials.chain("ip6", "reject"), packet, NftTrials.around(0)).verdict())
			.isEqualTo(new Verdict.Reject("icmp6-port-unreachable"));
	}

	@Test
	void whatOnePacketNotesTheNextOneFinds() {
		String rules = """
				table ip t {
					set noted {
						type ipv4_addr
						flags dynamic,timeout
						timeout 3h
					}
					chain c {
						type filter hook prerouting priority 0;
						ip saddr @noted drop
						update @noted { ip saddr }
					}
				}
				""";
		Surroundings around = NftTrials.around(0);
		assertThat(NftTrials.run(rules, SYN, around).verdict()).isEqualTo(new Verdict.Accept());
		Traversal second = NftTrials.run(rules, SYN, around);
		assertThat(second.verdict()).isEqualTo(new Verdict.Drop());
		assertThat(only(second).why()).isEqualTo("ip saddr 10.42.0.7 is in @noted");
	}

	@Test
	void aPingHasNoPorts() {
		Packet ping = NftTrials.packet(Protocol.ICMP, "10.42.0.7", "10.96.0.20", 0, "echo-request");
		String rules = NftTrials.chain("ip", "th dport 80 drop", "icmp type echo-request drop");
		Traversal traversal = NftTrials.run(rules, ping, NftTrials.around(0));
		assertThat(traversal.trials().getFirst().why()).isEqualTo("protocol is icmp, which has no ports");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Drop());
	}

	@Test
	void aTableSeesItsOwnFamilyOnly() {
		Packet v6 = NftTrials.tcp("fd00::7", "fd00:96::1", 80);
		assertThat(NftTrials.run(NftTrials.chain("ip", "drop"), v6, NftTrials.around(0)).trials()).isEmpty();
		assertThat(NftTrials
			.run(NftTrials.chain("inet", "ip saddr 10.0.0.0/8 drop", "ip6 saddr fd00::/8 drop"), v6,
					NftTrials.around(0))
			.verdict()).isEqualTo(new Verdict.Drop());
	}

	/**
	 * Observed on Linux 6.18: what is hooked in later at the same priority is asked
	 * first.
	 */
	@Test
	void chainsAreAskedByPriorityTheLatestFirst() {
		String rules = """
				table ip t {
					chain a { type filter hook output priority 0; }
					chain b { type filter hook output priority 0; }
					chain c { type filter hook output priority -10; }
				}
				table ip asleep {
					flags dormant
					chain d { type filter hook output priority -20; }
				}
				""".replace("; }", ";\n}");
		assertThat(NftRuleset.parse(rules).at(Hook.OUTPUT)).extracting(BaseChain::name).containsExactly("c", "b", "a");
	}

	@Test
	void natChainsAreNatChains() {
		String rules = "table ip t {\nchain n {\ntype nat hook postrouting priority srcnat;\n}\n}\n";
		BaseChain chain = NftRuleset.parse(rules).at(Hook.POSTROUTING).getFirst();
		assertThat(chain.kind()).isEqualTo(BaseChain.Kind.NAT);
		assertThat(chain.priority()).isEqualTo(100);
		assertThat(chain.table()).isEqualTo("ip t");
	}

	@Test
	void whatIsNotModelledIsKeptAndSaid() {
		Traversal traversal = run("ip", "tcp flags syn tcp option maxseg size set rt mtu accept", "meta skuid 0 drop");
		assertThat(traversal.verdict()).isEqualTo(new Verdict.Accept());
		assertThat(only(traversal).why())
			.isEqualTo("tcp flags is syn; tcp option maxseg size set rt mtu is not modelled, the packet goes on");
		assertThat(NftRuleset.parse(NftTrials.chain("ip", "meta skuid 0 drop")).notModelled())
			.isEqualTo(List.of("ip t c: meta skuid 0 drop"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					table ip t                                     | add chain ip u c             | line 2: there is no table ip u
					table ip t { chain c {                         | accept                       | line 3
					nonsense here                                  | drop                         | line 1: no command is known at "nonsense"
					table ip t { set s { type ipv4_addr; }; }      | add element ip t s { 300.1.1.1 } | "300.1.1.1" is no element of set s
					""")
	void whatCannotBeReadIsToldWithItsLine(String first, String second, String message) {
		assertThatThrownBy(() -> NftRuleset.parse(first + "\n" + second + "\n"))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource({ "jump c, is reached in a circle", "goto c, is reached in a circle", "jump nowhere, leads to nowhere",
			"ip daddr vmap { 1.1.1.1 : jump gone }, leads to gone" })
	void whatTheKernelWouldNotTakeIsNotTaken(String rule, String message) {
		assertThatThrownBy(() -> NftRuleset.parse(NftTrials.chain("ip", rule)))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table ip t {", "table ip t { chain c {", "table ip t { set s {", "add rule ip t c",
			"table ip t { chain c { ip saddr { 1.1.1.1", "table ip t { chain c { foo { bar", "((((", "add", "table",
			"table ip t { chain c { meta mark set ((((((((((((((((((((((((1", "\"open", "table ip t { quota q { over",
			"table ip t { chain c { type filter hook", "table ip t { chain c { comment", "}" })
	void brokenTextIsRefusedAndNothingWorse(String text) {
		assertThatThrownBy(() -> NftRuleset.parse(text)).isInstanceOf(IllegalArgumentException.class);
	}

}
