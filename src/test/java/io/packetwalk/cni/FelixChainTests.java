package io.packetwalk.cni;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hashes are those of real nodes, as people published them from Calico 3.2x.
 */
class FelixChainTests {

	private static final Pattern HASH = Pattern.compile("\"cali:([^\"]{16})\"");

	private static List<String> hashes(String saved) {
		return HASH.matcher(saved).results().map((result) -> result.group(1)).toList();
	}

	private static List<String> hashesOf(Backend backend, String chain) {
		PodNetwork network = TwoSubnets.wired(CniPlugin.CALICO, backend, false);
		return (IptablesSave.print(network.firstRules("a")) + IptablesSave.print(network.rules("a"))).lines()
			.filter((line) -> line.startsWith("-A " + chain + " "))
			.flatMap((line) -> hashes(line).stream())
			.toList();
	}

	@Test
	void theChainsEveryNodeHasCarryTheHashesOfARealNode() {
		assertThat(hashesOf(Backend.IPIP, "INPUT")).containsExactly("Cz_u1IQiXIMmKD4c");
		assertThat(hashesOf(Backend.IPIP, "FORWARD")).containsExactly("wUHhoiAYhphO9Mso", "S93hcgKJrXEqnTfs",
				"mp77cMpurHhyjLrM");
		assertThat(hashesOf(Backend.IPIP, "PREROUTING")).containsExactly("6gwbT8clXdHdC1b1");
		assertThat(hashesOf(Backend.IPIP, "POSTROUTING")).containsExactly("O3lYWMrLQYEMJtB5");
		assertThat(hashesOf(Backend.IPIP, "cali-FORWARD")).containsExactly("vjrMJCRpqwy5oRoX", "A_sPAO0mcxbT9mOV",
				"8ZoYfO5HKXWbB3pk", "jdEuaPBe14V2hutn", "12bc6HljsMKsmfr-", "NOSxoaGx8OIstr1z");
		assertThat(hashesOf(Backend.IPIP, "cali-wl-to-host")).containsExactly("Ee9Sbo10IpVujdIY", "nSZbcOoG1xPONxb8");
		assertThat(hashesOf(Backend.IPIP, "cali-nat-outgoing")).containsExactly("flqWnvo8yq4ULQLa");
		assertThat(hashesOf(Backend.IPIP, "cali-PREROUTING")).containsExactly("r6XmIziWUJsdOK6Z");
	}

	@Test
	void whatIpipAddsCarriesTheHashesOfARealNode() {
		assertThat(hashesOf(Backend.IPIP, "cali-INPUT")).containsExactly("PajejrV4aFdkZojI", "_wjq-Yrma8Ly1Svo",
				"8TZGxLWh_Eiz66wc", "6McIeIDvPdL6PE1T", "YGPbrUms7NId8xVa", "2gmY7Bg2i0i84Wk_", "q-Vz2ZT9iGE331LL");
		assertThat(hashesOf(Backend.IPIP, "cali-POSTROUTING")).containsExactly("Z-c7XtVd2Bq7s_hA", "nYKhEzDlr11Jccal",
				"SXWvdsbh4Mw7wOln");
		assertThat(hashesOf(Backend.VXLAN, "cali-POSTROUTING")).endsWith("e9dnSgSVNmIcpVhP");
	}

	@Test
	void withoutATunnelTheChainsAreShorter() {
		assertThat(hashesOf(Backend.BGP, "cali-INPUT")).containsExactly("FewJpBykm9iJ-YNH", "hder3ARWznqqv8Va",
				"xgOu2uJft6H9oDGF", "_-d-qojMfHM6NwBo", "LqmE76MP94lZTGhA");
		assertThat(hashesOf(Backend.BGP, "cali-OUTPUT")).containsExactly("Mq1_rAdXXH3YkrzW", "69FkRTJDvD5Vu6Vl",
				"Fskumj4SGQtDV6GC", "1F4VWEsQu0QbRwKf", "m8Eqm15x1MjD24LD", "GBTAv2p5CwevEyJm");
	}

	@Test
	void aPodsChainHasTheHashesOfThatPodsRealChain() {
		String drop = "-m multiport --destination-ports 4789 --jump DROP";
		FelixChain chain = FelixChain.named("cali-fw-cali112d888c0c2")
			.rule("-m conntrack --ctstate RELATED,ESTABLISHED --jump ACCEPT")
			.rule("-m conntrack --ctstate INVALID --jump DROP")
			.rule("--jump MARK --set-mark 0/0x10000")
			.rule("Drop VXLAN encapped packets originating in workloads", "-p 17 " + drop)
			.rule("Drop IPinIP encapped packets originating in workloads", "-p 4 --jump DROP")
			.rule("--jump cali-pro-kns.kube-system");
		assertThat(hashes(chain.save())).containsExactly("gxYrST51OJyfBgWw", "6xENQhO2T0QW5LgN", "O7MDTYmYN54jUWVF",
				"pJp4jdAzPgU1geph", "rM5VAS66uaB9uI7_", "s_9J1YgpafK_gEIJ");
	}

	@Test
	void aProfileWithALongNameHasAHashForAName() {
		assertThat(CalicoWorkloads.chain("egress", "ksa.kube-system.metrics-server"))
			.isEqualTo("cali-pro-_CVSZITRyIpEmH8AB6H");
		assertThat(CalicoWorkloads.chain("ingress", "ksa.calico-system.calico-kube-controllers"))
			.isEqualTo("cali-pri-_nzzjLvInId1gPHmQz_");
		assertThat(CalicoWorkloads.chain("egress", "kns.calico-system")).isEqualTo("cali-pro-kns.calico-system");
	}

	@Test
	void aCableIsNamedAfterItsPod() {
		assertThat(Calico.cable(FlannelLab.pod("x", "a", "10.244.1.2")))
			.isEqualTo("cali" + Drawn.sha1("shop.x").substring(0, 11));
		assertThat(Drawn.sha1("alpha.nginx-dbddb74b8-z9dpn")).startsWith("92d634f8f03");
	}

	@Test
	void everyRuleIsUnderstoodByTheEvaluator() {
		for (Backend backend : List.of(Backend.BGP, Backend.IPIP, Backend.VXLAN)) {
			PodNetwork network = TwoSubnets.wired(CniPlugin.CALICO, backend, false);
			assertThat(network.firstRules("a").notModelled()).isEmpty();
			assertThat(network.rules("a").notModelled()).isEmpty();
		}
	}

}
