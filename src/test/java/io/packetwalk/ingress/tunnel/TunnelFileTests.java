package io.packetwalk.ingress.tunnel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;

import static org.assertj.core.api.Assertions.assertThat;

/** cloudflared's ingress rules, as its documentation has them. */
class TunnelFileTests {

	private static final String RULES = """
			tunnel: 6ff42ae2-765d-4adf-8112-31c55c1551ef
			originRequest: {httpHostHeader: inner.example.com}
			ingress:
			- hostname: gitlab.example.com
			  service: http://gitlab.git:80
			- hostname: app.example.com
			  path: \\.(jpg|png)$
			  service: https://images:8443
			  originRequest: {httpHostHeader: images.example.com}
			- hostname: "*.lab.example.com"
			  service: hello_world
			- service: http_status:404
			""";

	private static CloudflareTunnel tunnel() {
		TunnelFile file = TunnelFile.read(RULES).orElseThrow();
		assertThat(file.error()).isEmpty();
		return new CloudflareTunnel("Deployment x/cloudflared", java.util.List.of("x/cloudflared-0"), file.rules(),
				false, new Origin(new ObjectRef("ConfigMap", "x", "cloudflared"), "data"), file.error());
	}

	@ParameterizedTest
	@CsvSource({ "gitlab.example.com,/,http://gitlab.git:80", "GitLab.example.com,/a,http://gitlab.git:80",
			"app.example.com,/a/b.png,https://images:8443", "app.example.com,/a/b.txt,http_status:404",
			"a.lab.example.com,/,hello_world", "a.b.lab.example.com,/,hello_world", "lab.example.com,/,http_status:404",
			"other.example.com,/,http_status:404" })
	void theFirstRuleThatFitsTakesTheRequest(String host, String path, String service) {
		assertThat(tunnel().route(host, path).rule().service()).isEqualTo(service);
	}

	@Test
	void theNamesItPublishesAreThoseOfItsRules() {
		assertThat(tunnel().publishes("gitlab.example.com")).isTrue();
		assertThat(tunnel().publishes("x.lab.example.com")).isTrue();
		assertThat(tunnel().publishes("elsewhere.example.com")).isFalse();
	}

	@Test
	void theHostHeaderIsTheRulesOwnOrTheDefault() {
		assertThat(tunnel().route("app.example.com", "/x.jpg").rule().hostHeader()).isEqualTo("images.example.com");
		assertThat(tunnel().route("gitlab.example.com", "/").rule().hostHeader()).isEqualTo("inner.example.com");
	}

	@Test
	void whatCloudflaredAnswersItself() {
		assertThat(tunnel().route("other.example.com", "/").rule().status()).isEqualTo(404);
		assertThat(tunnel().route("a.lab.example.com", "/").rule().status()).isEqualTo(200);
		assertThat(tunnel().route("gitlab.example.com", "/").rule().status()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"ingress: [{hostname: a.example.com, service: 'http://a'}]|The last ingress rule must match all URLs",
			"ingress: [{service: 'http://a'}, {service: 'http_status:404'}]|Rule #1 is matching the hostname ''",
			"ingress: [{service: 'a:80'}]|Rule #1", "ingress: [{path: '(', service: 'http://a'}]|invalid regex",
			"ingress: [{hostname: 'a.*.com', service: 'http://a'}, {service: 'http_status:404'}]|at most one wildcard",
			"ingress: []|empty" })
	void aFileThatCloudflaredRefusesSaysWhy(String text, String why) {
		assertThat(TunnelFile.read(text).orElseThrow().error()).contains(why);
	}

	@Test
	void everyRuleKnowsItsLine() {
		assertThat(TunnelFile.read(RULES).orElseThrow().rules()).extracting(TunnelRule::line)
			.containsExactly(4, 6, 10, 12);
	}

	@Test
	void otherFilesAreNoConfiguration() {
		assertThat(TunnelFile.read("just text")).isEmpty();
		assertThat(TunnelFile.read("ingress: {a: b}")).isEmpty();
		assertThat(TunnelFile.read("a: [b")).isEmpty();
		assertThat(TunnelFile.read("[".repeat(20_000))).isEmpty();
	}

}
