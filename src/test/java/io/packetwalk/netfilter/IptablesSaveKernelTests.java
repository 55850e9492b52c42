package io.packetwalk.netfilter;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our print against the kernel's, rule by rule. */
class IptablesSaveKernelTests {

	@BeforeAll
	static void needsAKernel() {
		Kernel.required();
	}

	private static String filter(String rule) {
		return """
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:X - [0:0]
				%s
				COMMIT
				""".formatted(rule);
	}

	private static String nat(String rule) {
		return """
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				%s
				COMMIT
				""".formatted(rule);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-A INPUT -m comment --comment hello -j ACCEPT",
			"-A INPUT -m comment --comment \"he said \\\"x\\\" it's \\\\ z\" -j ACCEPT",
			"-A INPUT -s 0.0.0.0/0 -j ACCEPT", "-A INPUT ! -s 10.1.2.3/8 ! -d 1.2.3.4 ! -i cni+ ! -p tcp -j X",
			"-A FORWARD -o eth0 -i cni0 -j X", "-A INPUT -p tcp -m tcp --sport 1:2 ! --dport 80 -m mark --mark 4 -j X",
			"-A INPUT -p tcp -m tcp --dport :80 -m multiport ! --dports 1,2,5:7 -j X",
			"-A INPUT -p udp --dport 53 -m comment --comment \"a b\" -j X",
			"-A INPUT -p icmp -m conntrack --ctstate DNAT,SNAT,UNTRACKED,ESTABLISHED,RELATED,NEW,INVALID -g X",
			"-A INPUT -m conntrack ! --ctstate NEW -j DROP",
			"-A INPUT -m physdev ! --physdev-is-in -m addrtype ! --src-type LOCAL --dst-type LOCAL -j X",
			"-A INPUT -m recent --update --seconds 5 --name Z -m recent ! --rcheck --name Z --rdest -j X",
			"-A INPUT -m recent --set --name Z --mask 255.255.255.255 --rsource",
			"-A INPUT -m statistic --mode random ! --probability 0.3 -j LOG --log-prefix \"a b \"",
			"-A INPUT -m statistic --mode nth --every 3 --packet 0 -j X",
			"-A INPUT -p tcp -m tcp --tcp-flags SYN,RST SYN -j X", "-A INPUT -m limit --limit 5/min -j LOG",
			"-A INPUT -p tcp -j REJECT --reject-with tcp-reset", "-A INPUT -j REJECT",
			"-A INPUT -m mark ! --mark 0x4000/0x4000 -j RETURN", "-A INPUT -j MARK --set-mark 0x5",
			"-A INPUT -j MARK --or-mark 0x00004000", "-A INPUT -j MARK --xor-mark 0x4000",
			"-A INPUT -j MARK --and-mark 0xff", "-A INPUT -j MARK --set-mark 0x1/0x3",
			"-A INPUT -m state --state ESTABLISHED,RELATED,NEW -j ACCEPT",
			"-A INPUT -m state ! --state UNTRACKED,INVALID -j ACCEPT",
			"-A INPUT -p icmp --icmp-type echo-request -j ACCEPT", "-A INPUT -p icmp -m icmp --icmp-type 3/4 -j ACCEPT",
			"-A INPUT -p icmp -m icmp --icmp-type port-unreachable -j ACCEPT",
			"-A INPUT -p icmp -m icmp --icmp-type any -j ACCEPT", "-A INPUT -p icmp -m icmp ! --icmp-type 11 -j ACCEPT",
			"-A INPUT -m limit --limit 5/minute --limit-burst 10 -j LOG --log-prefix \"a b \" --log-level 7",
			"-A INPUT -m limit --limit 60/min -j LOG", "-A INPUT -m limit --limit 7/m -j LOG",
			"-A INPUT -m limit -j LOG", "-A INPUT -m limit --limit 100/hour -j NFLOG --nflog-prefix x --nflog-group 1",
			"-A INPUT -m limit --limit 10/s -j NFQUEUE --queue-num 3", "-A INPUT -m limit --limit 2/day -j X",
			"-A INPUT -m iprange --src-range 10.0.0.1-10.0.0.9 -j DROP",
			"-A INPUT -m iprange ! --src-range 10.0.0.1-10.0.0.9 --dst-range 1.1.1.1 -j DROP",
			"-A INPUT -m pkttype --pkt-type multicast -j DROP", "-A INPUT -m pkttype ! --pkt-type unicast -j DROP",
			"-A INPUT -m mac ! --mac-source 0a:58:0A:F4:01:02 -j DROP",
			"-A INPUT -p tcp -m tcp --dport 80 ! --tcp-flags ALL NONE -j DROP", "-A INPUT -p tcp ! --syn -j DROP",
			"-A INPUT -p tcp -m tcp --tcp-option 2 -j DROP", "-A INPUT -m socket --transparent -j DROP",
			"-A INPUT -p tcp -m tcp --sport 1 --tcp-flags SYN,ACK,FIN,RST SYN -j DROP",
			"-A INPUT -m physdev --physdev-in veth0 -j DROP", "-A FORWARD -m physdev --physdev-is-bridged -j ACCEPT",
			"-A INPUT -m addrtype --dst-type LOCAL --limit-iface-in -j DROP",
			"-A INPUT -m conntrack --ctstate NEW --ctorigdst 10.0.0.1 --ctdir ORIGINAL -j DROP",
			"-A INPUT -m connmark --mark 0x80/0x80 -j X", "-A INPUT -m connmark ! --mark 0x80 -j X",
			"-A INPUT -j CONNMARK --restore-mark", "-A INPUT -j CONNMARK --save-mark --mask 0xff",
			"-A INPUT -j CONNMARK --set-mark 0x5", "-A INPUT -j CONNMARK --or-mark 0x80",
			"-A INPUT -j CONNMARK --and-mark 0x80", "-A INPUT -j CONNMARK --xor-mark 0x80",
			"-A INPUT -j CONNMARK --restore-mark --nfmask 0xf0 --ctmask 0x0f", "-A INPUT -f -j DROP",
			"-A INPUT -p all -j DROP", "-A INPUT -p 47 -j DROP", "-A INPUT -p 4 -j DROP", "-A INPUT -p 17 -j DROP",
			"-A INPUT -m ttl --ttl-eq 64 -j DROP", "-A INPUT -m length --length 0:100 -j DROP" })
	void aFilterRuleIsPrintedAsTheKernelPrintsIt(String rule) {
		assertThat(IptablesSave.print(IptablesSave.parse(filter(rule))))
			.isEqualTo(Kernel.saved("iptables", filter(rule)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-A OUTPUT -p tcp -j DNAT --to-destination 1.2.3.4",
			"-A OUTPUT -p tcp -j DNAT --to-destination 1.2.3.4:80", "-A OUTPUT -p tcp -j DNAT --to-destination :80",
			"-A OUTPUT -p tcp -j REDIRECT --to-ports 8080", "-A POSTROUTING -j SNAT --to-source 1.2.3.4",
			"-A POSTROUTING -p tcp -j SNAT --to-source 1.2.3.4:1-5 --random",
			"-A POSTROUTING -p tcp -j MASQUERADE --to-ports 1-5 --random",
			"-A POSTROUTING -j MASQUERADE --random-fully",
			"-A POSTROUTING -s 10.244.0.0/16 ! -d 224.0.0.0/4 -m comment --comment \"flanneld masq\" -j MASQUERADE",
			"-A PREROUTING -p tcp -j REDIRECT", "-A PREROUTING -p tcp -j REDIRECT --to-ports 15006-15010 --random",
			"-A PREROUTING -p tcp -j DNAT --to-destination 1.2.3.4-1.2.3.9",
			"-A PREROUTING -p tcp -j DNAT --to-destination 1.2.3.4-1.2.3.9:80-90 --random --persistent",
			"-A PREROUTING -p tcp -j DNAT --to-destination 1.2.3.4:80-90/100",
			"-A POSTROUTING -p tcp -j SNAT --to-source 1.2.3.4-1.2.3.9:1024-2048 --random-fully --persistent",
			"-A POSTROUTING -p tcp -j SNAT --to-source :1024-2048",
			"-A POSTROUTING -j SNAT --to-source 1.2.3.4 --random-fully",
			"-A POSTROUTING -p tcp -j MASQUERADE --to-ports 1024 --random-fully",
			"-A POSTROUTING -j NETMAP --to 10.0.0.0/24",
			"-A OUTPUT -p sctp -m sctp --dport 4 -j DNAT --to-destination 1.2.3.4:7" })
	void aNatRuleIsPrintedAsTheKernelPrintsIt(String rule) {
		assertThat(IptablesSave.print(IptablesSave.parse(nat(rule)))).isEqualTo(Kernel.saved("iptables", nat(rule)));
	}

	private static String raw(String rule) {
		return "*raw\n:PREROUTING ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n" + rule + "\nCOMMIT\n";
	}

	@ParameterizedTest
	@ValueSource(strings = { "-A PREROUTING -p udp -j NOTRACK", "-A PREROUTING -p udp -j CT --notrack",
			"-A PREROUTING -p udp -j CT --zone 3", "-A PREROUTING -m rpfilter --validmark --invert -j DROP",
			"-A PREROUTING -j TRACE" })
	void aRawRuleIsPrintedAsTheKernelPrintsIt(String rule) {
		assertThat(IptablesSave.print(IptablesSave.parse(raw(rule)))).isEqualTo(Kernel.saved("iptables", raw(rule)));
	}

	@Test
	void tablesAndChainsAreListedAsTheKernelListsThem() {
		String text = """
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:b - [0:0]
				:Z-1 - [0:0]
				:Z - [0:0]
				COMMIT
				*raw
				:PREROUTING ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				COMMIT
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD DROP [0:0]
				:OUTPUT ACCEPT [0:0]
				COMMIT
				*mangle
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				COMMIT
				""";
		assertThat(IptablesSave.print(IptablesSave.parse(text))).isEqualTo(Kernel.saved("iptables", text));
	}

}
