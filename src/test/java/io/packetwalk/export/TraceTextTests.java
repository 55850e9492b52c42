package io.packetwalk.export;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.packetwalk.trace.Step;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTextTests {

	private final String text = TraceText.write(ExampleTraces.document());

	@Test
	void everyStepHasItsLineInTheOrderOfTheTrace() {
		List<Integer> written = Pattern.compile("^ {0,4}(\\d+) +[\\d.]+ ms", Pattern.MULTILINE)
			.matcher(this.text)
			.results()
			.map((match) -> Integer.valueOf(match.group(1)))
			.toList();
		assertThat(written).isEqualTo(ExampleTraces.trace().steps().map(Step::n).toList());
	}

	@Test
	void aStepSaysWhenWhereAndWhat() {
		assertThat(this.text).contains(
				"    2      0.200 ms  > node node-a (cni0)  TRANSLATE  step 2  tcp 10.244.1.5:40000 -> 10.244.2.9:8080 SYN");
	}

	@Test
	void aTunnelledPacketShowsBothHeaders() {
		assertThat(this.text).contains("vxlan 172.18.0.2 -> 172.18.0.3 [tcp 10.244.1.5:40000 -> 10.244.2.9:8080 SYN]");
	}

	@Test
	void changesMatchedRulesAndCausesFollowTheirStep() {
		assertThat(this.text).contains("changed  dst  10.96.14.20 -> 10.244.2.9")
			.contains("rule     nat  -A KUBE-SERVICES -j KUBE-SVC-X")
			.contains("cause    shop.yaml:31:17  Service shop/web spec.ports[0].targetPort")
			.doesNotContain("-d 1.2.3.4");
	}

	@Test
	void itSaysThatItIsSimulatedAndHowItEnded() {
		assertThat(this.text).contains("SIMULATED from manifests  seed 7  proxyMode iptables  cni flannel")
			.contains("curl prints: HTTP/1.1 200 OK  (exit code 0, after 1 ms)")
			.contains("\nDelivered, HTTP 200 (DELIVERED)\n");
	}

}
