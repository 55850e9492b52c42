package io.packetwalk.cni;

import org.junit.jupiter.api.Test;

import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * flanneld 0.2x with {@code --ip-masq}, as its own end-to-end test expects the chains.
 */
class FlannelRulesTests {

	@Test
	void flanneldMasqueradesWhatLeavesThePodNetworkAndLetsPodsBeForwarded() {
		assertThat(IptablesSave.print(Cni.wire(FlannelLab.twoNodes()).rules("a")).lines())
			.filteredOn((line) -> line.startsWith("-A"))
			.containsExactly("-A FORWARD -m comment --comment \"flanneld forward\" -j FLANNEL-FWD",
					"-A FLANNEL-FWD -s 10.244.0.0/16 -m comment --comment \"flanneld forward\" -j ACCEPT",
					"-A FLANNEL-FWD -d 10.244.0.0/16 -m comment --comment \"flanneld forward\" -j ACCEPT",
					"-A POSTROUTING -m comment --comment \"flanneld masq\" -j FLANNEL-POSTRTG",
					"-A FLANNEL-POSTRTG -m mark --mark 0x4000/0x4000 -m comment --comment \"flanneld masq\" -j RETURN",
					"-A FLANNEL-POSTRTG -s 10.244.1.0/24 -d 10.244.0.0/16 -m comment --comment \"flanneld masq\" -j RETURN",
					"-A FLANNEL-POSTRTG -s 10.244.0.0/16 -d 10.244.1.0/24 -m comment --comment \"flanneld masq\" -j RETURN",
					"-A FLANNEL-POSTRTG ! -s 10.244.0.0/16 -d 10.244.1.0/24 -m comment --comment \"flanneld masq\" -j RETURN",
					"-A FLANNEL-POSTRTG -s 10.244.0.0/16 ! -d 224.0.0.0/4 -m comment --comment \"flanneld masq\" -j MASQUERADE --random-fully",
					"-A FLANNEL-POSTRTG ! -s 10.244.0.0/16 -d 10.244.0.0/16 -m comment --comment \"flanneld masq\" -j MASQUERADE --random-fully");
	}

	@Test
	void anUnknownNodeHasNoRules() {
		assertThat(Cni.wire(FlannelLab.twoNodes()).rules("nobody").tables()).isEmpty();
	}

}
