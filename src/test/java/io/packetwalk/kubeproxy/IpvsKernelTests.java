package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Kernel;
import io.packetwalk.netfilter.Ruleset;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sets and rules of IPVS mode, loaded into this machine's kernel and saved again. No
 * kernel without IPVS loads {@code -m ipvs}, so the rules of KUBE-IPVS-OUT-FILTER, one
 * for each barred address, are left out of the load; the virtual servers are not loaded
 * either.
 */
class IpvsKernelTests {

	@BeforeAll
	static void needsAKernel() {
		Kernel.required();
		Kernel.ipsetRequired();
	}

	static List<ProxyVector> vectors() {
		return ProxyVector.all();
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theKernelLoadsSetsAndRulesAndSavesTheSameText(ProxyVector vector) {
		Ruleset rules = vector.programmedIpvs().rules();
		String text = IptablesSave.print(rules).replaceAll("(?m)^-A KUBE-IPVS-OUT-FILTER .* -m ipvs .*\\n", "");
		String sets = IpSetSave.print(rules.sets().values());
		String program = (vector.family() == AddressFamily.IPV6) ? "ip6tables" : "iptables";
		assertThat(Kernel.savedWithSets(program, sets, text)).isEqualTo(text);
		assertThat(lines(Kernel.savedSets(sets))).isEqualTo(lines(sets));
	}

	/** The kernel lists entries in the order of a hash with a seed. */
	private static TreeSet<String> lines(String text) {
		return text.lines()
			.map((line) -> line.replaceAll(" bucketsize \\d+ initval \\S+", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
