package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Kernel;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared vectors in nftables mode. */
class NftVectorTests {

	static List<ProxyVector> vectors() {
		return ProxyVector.all().stream().filter((vector) -> vector.json().has("nftables")).toList();
	}

	static Stream<Arguments> flows() {
		return vectors().stream()
			.flatMap((vector) -> vector.flows()
				.stream()
				.map((flow) -> Arguments.argumentSet(vector + ": " + flow.get("name").asString(), vector, flow)));
	}

	/** The table's parts in any order; within a chain the order counts. */
	private static Set<String> parts(String listing) {
		return Stream.of(listing.split("\n\n")).map(String::strip).collect(Collectors.toSet());
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theTableIsTheOneOfTheCommands(ProxyVector vector) {
		NftRuleset expected = NftRuleset.parse(vector.nftCommands());
		assertThat(parts(vector.programmedNftables().nftables().print())).isEqualTo(parts(expected.print()));
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theKernelListsTheSameText(ProxyVector vector) {
		Kernel.required();
		String text = vector.programmedNftables().nftables().print();
		assertThat(Kernel.listed(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theCommandsAreListedAsTheKernelListsThem(ProxyVector vector) {
		Kernel.required();
		assertThat(NftRuleset.parse(vector.nftCommands()).print()).isEqualTo(Kernel.listed(vector.nftCommands()));
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theTextIsReadBackAsTheSameRules(ProxyVector vector) {
		NftRuleset rules = vector.programmedNftables().nftables();
		assertThat(NftRuleset.parse(rules.print())).isEqualTo(rules);
		assertThat(rules.notModelled()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("flows")
	void packetsGoWhereUpstreamSendsThem(ProxyVector vector, JsonNode flow) {
		FiveTuple tuple = new FiveTuple(Protocol.parse(flow.get("protocol").asString()).orElseThrow(),
				IpAddress.of(flow.get("sourceIP").asString()), 40000, IpAddress.of(flow.get("destIP").asString()),
				flow.get("destPort").asInt());
		FlowTracer.Outcome outcome = new NftFlowTracer(vector.programmedNftables().nftables()).trace(tuple);
		assertThat(outcome.output()).isEqualTo(inNftablesMode(flow.get("output").asString()));
		if (flow.has("masq") && !flow.get("masq").isNull()) {
			assertThat(outcome.masquerade()).isEqualTo(flow.get("masq").asBoolean());
		}
	}

	/**
	 * The flows were run in iptables mode, which accepts what goes to a health check
	 * port; here no rule of kube-proxy's says anything of it (fact sheet, section 3.5).
	 */
	private static String inNftablesMode(String output) {
		return output.equals("ACCEPT") ? "" : output;
	}

	@Test
	void thereAreNoIptablesRules() {
		for (ProxyVector vector : vectors()) {
			assertThat(vector.programmedNftables().rules()).isEqualTo(Ruleset.EMPTY);
		}
	}

	@Test
	void everyServiceChainHasAnOwner() {
		for (ProxyVector vector : vectors()) {
			Programmed programmed = vector.programmedNftables();
			Map<String, Programmed.ChainOwner> owners = new TreeMap<>(programmed.owners());
			assertThat(owners.keySet()).containsExactlyInAnyOrderElementsOf(
					programmed.nftables().chains().stream().filter((chain) -> chain.contains("/")).toList());
			owners
				.forEach((chain, owner) -> assertThat(chain).contains("-" + owner.namespace() + "/" + owner.service()));
		}
	}

}
