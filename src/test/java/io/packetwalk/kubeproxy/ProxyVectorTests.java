package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared vectors: rules loaded on a real kernel, and where packets went. */
class ProxyVectorTests {

	static List<ProxyVector> vectors() {
		return ProxyVector.all();
	}

	static Stream<Arguments> flows() {
		return vectors().stream()
			.flatMap((vector) -> vector.flows()
				.stream()
				.map((flow) -> Arguments.argumentSet(vector + ": " + flow.get("name").asString(), vector, flow)));
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theRulesAreThoseTheKernelPrinted(ProxyVector vector) {
		assertThat(ProxyVector.tables(vector.programmed().rules())).isEqualTo(vector.expected());
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theChainsAreListedAsTheKernelListsThem(ProxyVector vector) {
		Ruleset rules = vector.programmed().rules();
		assertThat(rules.tables().keySet()).containsExactlyElementsOf(vector.expected().keySet());
		vector.expected()
			.forEach((table, chains) -> assertThat(rules.tables().get(table).chains().keySet())
				.containsExactlyElementsOf(chains.keySet()));
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theTextIsReadBackAsTheSameRules(ProxyVector vector) {
		Ruleset rules = vector.programmed().rules();
		assertThat(IptablesSave.parse(IptablesSave.print(rules))).isEqualTo(rules);
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void whatKubeProxyFeedsToRestoreIsReadAsWhatTheKernelPrints(ProxyVector vector) {
		assertThat(vector.restoreInput()).isNotEmpty();
		vector.restoreInput().forEach((table, chains) -> {
			StringBuilder text = new StringBuilder("*" + table + "\n");
			vector.expected().get(table).keySet().forEach((chain) -> text.append(":" + chain + " - [0:0]\n"));
			chains.values().forEach((rules) -> rules.forEach((rule) -> text.append(rule).append('\n')));
			var read = ProxyVector.tables(IptablesSave.parse(text + "COMMIT\n")).get(table);
			chains.keySet()
				.forEach((chain) -> assertThat(read.get(chain).stream().map((rule) -> family(vector, rule)).toList())
					.isEqualTo(vector.expected().get(table).get(chain)));
		});
	}

	/** Only the program's name, ip6tables, tells the family of these defaults. */
	private static String family(ProxyVector vector, String rule) {
		return (vector.family() == AddressFamily.IPV4) ? rule : rule.replace("icmp-port", "icmp6-port")
			.replace("255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theOrderOfDocumentsDoesNotMatter(ProxyVector vector) {
		VectorManifests manifests = VectorManifests.read(vector.json().get("manifests_yaml").asString());
		Collections.reverse(manifests.services);
		Collections.reverse(manifests.slices);
		assertThat(vector.programmed(manifests)).isEqualTo(vector.programmed());
	}

	@ParameterizedTest
	@MethodSource("flows")
	void packetsGoWhereUpstreamSendsThem(ProxyVector vector, JsonNode flow) {
		FiveTuple tuple = new FiveTuple(Protocol.parse(flow.get("protocol").asString()).orElseThrow(),
				IpAddress.of(flow.get("sourceIP").asString()), 40000, IpAddress.of(flow.get("destIP").asString()),
				flow.get("destPort").asInt());
		FlowTracer.Outcome outcome = new FlowTracer(vector.programmed().rules()).trace(tuple);
		assertThat(outcome.output()).isEqualTo(flow.get("output").asString());
		if (flow.has("masq") && !flow.get("masq").isNull()) {
			assertThat(outcome.masquerade()).isEqualTo(flow.get("masq").asBoolean());
		}
	}

	@Test
	void everyServiceChainHasAnOwner() {
		for (ProxyVector vector : vectors()) {
			Programmed programmed = vector.programmed();
			List<String> chains = new ArrayList<>(programmed.rules().tables().get("nat").chains().keySet());
			chains.removeIf((chain) -> !chain.matches("KUBE-(SVC|SVL|EXT|FW|SEP)-.*"));
			assertThat(programmed.owners().keySet()).containsExactlyInAnyOrderElementsOf(chains);
		}
	}

}
