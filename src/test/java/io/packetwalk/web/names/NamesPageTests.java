package io.packetwalk.web.names;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class NamesPageTests {

	private static final Path SHOP = Path.of("src/test/resources/names/shop.yaml");

	private static final String FORM = "application/x-www-form-urlencoded";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void open() throws IOException {
		this.browser = new Browser(this.port);
		this.lab = Browser
			.json(this.browser.post("/api/v1/labs?filename=shop.yaml", "application/yaml", Files.readString(SHOP)))
			.path("id")
			.asString();
	}

	private String page(String query, String... headers) {
		HttpResponse<String> page = this.browser.get("/labs/" + this.lab + "/names" + query, headers);
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

	@Test
	void bothLibrariesAreShownAndWhereTheyPart() {
		assertThat(page("?from=pod/shop/client&name=web.shop", "Accept", "text/html"))
			.contains("musl stops here: after web.shop. (NXDOMAIN) it asks no further", "EAI_NONAME",
					"search list, entry 2 of 4", "left the cluster in vain", "kubelet warns: ", "DNSConfigForming")
			.contains("id=\"libc-glibc\"", "id=\"libc-musl\"");
	}

	@Test
	void onlyTheAnswerIsSentWhereThePageIsAlreadyThere() {
		assertThat(page("?from=pod/shop/client&name=web", "HX-Request", "true")).contains("id=\"libc-glibc\"")
			.doesNotContain("<html");
	}

	@Test
	void lookingKeepsNothingAndWalkingAQuestionOpensItsFirstStep() {
		page("?from=pod/shop/client&name=web");
		assertThat(this.browser.get("/", "Accept", "text/html").body()).doesNotContain("href=\"/t/");
		HttpResponse<String> walked = this.browser.post("/labs/" + this.lab + "/names", FORM,
				"from=pod/shop/client&name=web&libc=glibc&leg=l2");
		assertThat(walked.statusCode()).isEqualTo(303);
		String place = walked.headers().firstValue("Location").orElseThrow();
		JsonNode trace = Browser
			.json(this.browser.get("/api/v1" + place.replace("/t/", "/traces/").replaceFirst("#.*", "")));
		JsonNode leg = trace.path("legs")
			.valueStream()
			.filter((one) -> one.path("id").asString().equals("l2"))
			.findFirst()
			.orElseThrow();
		assertThat(place).endsWith("#s=" + leg.at("/hops/0/steps/0/n").asInt() + "&dir=fwd&lvl=operator");
	}

	@Test
	void whoeverCannotAskIsToldSoAndNothingTypedIsLost() {
		for (String from : List.of("pod/shop/nobody", "external")) {
			assertThat(page("?from=" + from + "&name=web")).contains("class=\"refused\"", "value=\"" + from + "\"",
					"value=\"web\"");
		}
		assertThat(page("?from=pod/shop/client&name=" + URLEncoder.encode("http://web/", StandardCharsets.UTF_8)))
			.contains("is no name that can be asked for");
	}

	@Test
	void typesThatNoLibraryAsksForAreWhatDigAsks() {
		assertThat(page("?from=pod/shop/client&name=_http._tcp.web.shop.svc.cluster.local.&type=SRV"))
			.contains("dig +search", "0 100 80 web.shop.svc.cluster.local.")
			.doesNotContain("id=\"libc-musl\"");
		assertThat(page("?from=pod/shop/client&name=10.96.0.10&type=PTR"))
			.contains("kube-dns.kube-system.svc.cluster.local.");
	}

	@Test
	void theLinesOfAResolvConfSayWhereTheyComeFrom() {
		JsonNode conf = Browser
			.json(this.browser.get("/api/v1/labs/" + this.lab + "/pods/shop/client/resolv.conf.json"));
		assertThat(conf.at("/lines/0/text").asString()).startsWith("search shop.svc.cluster.local");
		JsonNode server = conf.path("lines").get(2);
		assertThat(server.path("text").asString()).isEqualTo("nameserver 8.8.8.8");
		assertThat(server.at("/cause/text").asString()).contains("nameservers: [8.8.8.8");
		assertThat(conf.at("/events/0/reason").asString()).isEqualTo("DNSConfigForming");
		assertThat(conf.at("/events/0/message").asString()).contains("10.96.0.10 8.8.8.8 1.1.1.1");
	}

	@Test
	void coreDnsPrintsALineAStepAndOthersPrintNothingWeKnow() {
		JsonNode trace = Browser
			.json(this.browser.walk(this.lab, "pod/shop/client", "http://web.shop.svc.cluster.local/"));
		JsonNode answer = trace.path("legs")
			.valueStream()
			.flatMap((leg) -> leg.path("hops").valueStream())
			.filter((hop) -> hop.path("steps").valueStream().anyMatch((step) -> !step.at("/dns/log").isEmpty()))
			.findFirst()
			.orElseThrow();
		String pod = "/api/v1/traces/" + trace.path("id").asString() + "/pods/" + answer.at("/place/pod").asString();
		assertThat(this.browser.get(pod + "/log?step=0").body().lines()).first().isEqualTo(".:53");
		assertThat(this.browser.get(pod + "/log?step=0").body()).doesNotContain("[INFO]");
		assertThat(this.browser.get(pod + "/log").body()).contains("\"A IN web.shop.svc.cluster.local. udp",
				"\"AAAA IN web.shop.svc.cluster.local. udp");
		assertThat(this.browser.get(pod + "/log?grep=AAAA").body().lines()).hasSize(1);
		JsonNode blocks = Browser.json(this.browser.get(pod)).at("/log/blocks");
		assertThat(blocks.get(0).path("logs").asBoolean()).isTrue();
		assertThat(blocks.get(1).at("/cause/text").asString()).isEqualTo("corp.example:53 {");
		assertThat(this.browser.get("/api/v1/labs/" + this.lab + "/pods/shop/client/log").statusCode()).isEqualTo(404);
	}

	@Test
	void theNewAddressesAreDescribed() {
		assertThat(Browser.json(this.browser.get("/api/v1/openapi.json")).path("paths").propertyNames()).contains(
				"/api/v1/labs/{id}/pods/{namespace}/{pod}/resolv.conf.json",
				"/api/v1/labs/{id}/pods/{namespace}/{pod}/log",
				"/api/v1/traces/{id}/pods/{namespace}/{pod}/resolv.conf.json",
				"/api/v1/traces/{id}/pods/{namespace}/{pod}/log");
	}

}
