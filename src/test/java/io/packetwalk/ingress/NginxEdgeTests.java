package io.packetwalk.ingress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.http.HttpOutcome.Forward;
import io.packetwalk.http.HttpOutcome.Share;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.nginx.NginxOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Canaries by weight, other names of a host, and how backends are spoken to. */
class NginxEdgeTests {

	private static final String PREFIX = "nginx.ingress.kubernetes.io/";

	private static final String CLASS = "  ingressClassName: nginx\n";

	private static final String SITE = CLASS + Orchard.rule("t.test", "/", "Prefix", "apple");

	private static final String CANARY = Orchard.ingress("main", "", SITE) + Orchard.ingress("zcanary",
			annotations("canary: 'true'", "canary-weight: '10'", "canary-by-header: x-try"),
			CLASS + Orchard.rule("t.test", "/", "Prefix", "pear"));

	private static String annotations(String... annotations) {
		return PREFIX + String.join(", " + PREFIX, annotations);
	}

	private static IngressController controller(String manifests) {
		Cluster cluster = Orchard.cluster("ingress-nginx", manifests);
		return Ingresses.nginx(cluster, new ServiceEndpoints(cluster, (name) -> Optional.empty()),
				NginxOptions.DEFAULTS);
	}

	private static String get(String manifests, String url) {
		return Orchard.line(Orchard.get(controller(manifests), url, Map.of()));
	}

	private static Forward drawn(int at, Map<String, String> headers) {
		HttpRequest request = new HttpRequest("GET", "http", "t.test", 80, "/", "", headers);
		return (Forward) controller(CANARY).routes().route(request, (what, bound) -> at);
	}

	@Test
	void aCanaryGetsItsShareOfTheRequests() {
		assertThat(List.of(drawn(0, Map.of()), drawn(89, Map.of()), drawn(90, Map.of()))).extracting(Forward::backend)
			.containsExactly("web/apple:80", "web/apple:80", "web/pear:80");
		assertThat(drawn(95, Map.of()).shares()).containsExactly(new Share("web/apple:80", 90, 0, false),
				new Share("web/pear:80", 10, 0, true));
	}

	@Test
	void aHeaderDecidesBeforeTheWeight() {
		assertThat(drawn(0, Map.of("x-try", "always")).backend()).isEqualTo("web/pear:80");
		assertThat(drawn(99, Map.of("x-try", "never")).backend()).isEqualTo("web/apple:80");
		assertThat(drawn(99, Map.of("x-try", "perhaps")).backend()).isEqualTo("web/pear:80");
	}

	@Test
	void anAliasIsServedAsTheHostItself() {
		String alias = Orchard.ingress("t", PREFIX + "server-alias: 'other.test, more.test'", SITE);
		assertThat(get(alias, "http://more.test/x")).isEqualTo(get(alias, "http://t.test/x"));
		String taken = alias + Orchard.ingress("u", "", CLASS + Orchard.rule("other.test", "/", "Prefix", "pear"));
		assertThat(get(taken, "http://other.test/")).startsWith("web/pear:80");
	}

	@Test
	void theNameWithWwwLeadsToTheOneWithout() {
		String www = Orchard.ingress("t", PREFIX + "from-to-www-redirect: 'true'", SITE);
		assertThat(get(www, "http://www.t.test/x")).isEqualTo("308 http://t.test/x");
		assertThat(get(www, "http://t.test/x")).startsWith("web/apple:80");
	}

	@Test
	void theBackendIsSpokenToAsTheAnnotationsSay() {
		String yaml = Orchard.ingress("t", annotations("backend-protocol: grpcs", "upstream-vhost: inner.test"), SITE);
		Forward forward = (Forward) Orchard.get(controller(yaml), "http://t.test/", Map.of());
		assertThat(forward.changes().protocol()).isEqualTo("GRPCS");
		assertThat(forward.sent().host()).isEqualTo("inner.test");
	}

}
