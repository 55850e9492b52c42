package io.packetwalk.kubeproxy;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Kernel;
import io.packetwalk.netfilter.Ruleset;

import static org.assertj.core.api.Assertions.assertThat;

/** What kube-proxy programs, loaded into this machine's kernel and saved again. */
class KubeProxyKernelTests {

	@BeforeAll
	static void needsAKernel() {
		Kernel.required();
	}

	static List<ProxyVector> vectors() {
		return ProxyVector.all();
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theKernelLoadsTheRulesAndSavesTheSameText(ProxyVector vector) {
		Ruleset rules = vector.programmed().rules();
		String text = IptablesSave.print(rules);
		String program = (vector.family() == AddressFamily.IPV6) ? "ip6tables" : "iptables";
		assertThat(Kernel.saved(program, text)).isEqualTo(text);
	}

}
