package io.packetwalk.web.routes;

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
class RoutesPageTests {

	private static final Path FILES = Path.of("src/test/resources/routes");

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
	}

	private String lab(String name, String settings) throws IOException {
		return Browser.json(this.browser.post("/api/v1/labs?filename=" + name + ".yaml&nodes=2&" + settings,
				"application/yaml", Files.readString(FILES.resolve(name + ".yaml"))))
			.path("id")
			.asString();
	}

	private String edge() throws IOException {
		return lab("edge", "profile=kubeadm&ingressController=ingress-nginx");
	}

	private String traefik() throws IOException {
		return lab("traefik", "profile=k3s&ingressController=traefik");
	}

	private JsonNode proxy(String lab, String id) {
		return Browser.json(this.browser.get("/api/v1/labs/" + lab + "/routes"))
			.path("proxies")
			.valueStream()
			.filter((one) -> one.path("id").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode route(JsonNode proxy, String path) {
		return proxy.path("groups")
			.valueStream()
			.flatMap((group) -> group.path("routes").valueStream())
			.filter((one) -> one.at("/paths/0/path").asString().equals(path))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode tried(String lab, String query) {
		return Browser.json(this.browser.get("/api/v1/labs/" + lab + "/routes/try?" + query));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static List<String> headers(JsonNode attempt) {
		return attempt.at("/sent/headers")
			.valueStream()
			.map((one) -> one.path("name").asString() + ": " + one.path("value").asString())
			.toList();
	}

	@Test
	void everyProxyAndTunnelHasItsSectionWithPodsAndWayIn() throws IOException {
		String lab = edge();
		JsonNode proxies = Browser.json(this.browser.get("/api/v1/labs/" + lab + "/routes")).path("proxies");
		assertThat(proxies.valueStream().map((one) -> one.path("id").asString())).containsExactly("ingress-nginx",
				"gateway shop/public", "Deployment shop/cloudflared");
		JsonNode nginx = proxy(lab, "ingress-nginx");
		assertThat(nginx.at("/pods/0/pod").asString()).startsWith("ingress-nginx/controller-");
		assertThat(nginx.at("/ways/0/how").asString()).isEqualTo("LoadBalancer");
		assertThat(nginx.at("/ways/0/addresses/0").asString())
			.isEqualTo("203.0.113.10 (shop.example.com, api.example.com)");
		assertThat(nginx.at("/certificates/0/secret").asString()).isEqualTo("shop/api-tls");
		assertThat(proxy(lab, "Deployment shop/cloudflared").at("/ways/0/how").asString()).isEqualTo("tunnel");
	}

	@Test
	void nginxRoutesSayWhatTheyAskWhereTheyGoAndWhoFails() throws IOException {
		JsonNode nginx = proxy(edge(), "ingress-nginx");
		JsonNode steps = route(nginx, "/").path("steps");
		assertThat(steps.at("/0/asks/0").asString()).isEqualTo("header X-Canary: always");
		assertThat(steps.at("/2/deed/shares").valueStream().map((one) -> one.path("portion").asString()))
			.containsExactly("80 %", "20 %");
		assertThat(steps.at("/2/deed/shares/0/via").asString()).contains("endpoints");
		assertThat(steps.at("/0/cause/file").asString()).isEqualTo("edge.yaml");
		JsonNode rewritten = route(nginx, "^/v1(/|$)(.*)");
		assertThat(rewritten.at("/paths/0/kind").asString()).isEqualTo("regular expression, ignoring case");
		assertThat(rewritten.at("/steps/0/deed/kind").asString()).isEqualTo("redirect");
		assertThat(rewritten.toString()).contains("becomes /$2");
		assertThat(route(nginx, "/empty").at("/steps/0/deed/mark/word").asString()).isEqualTo("503");
		assertThat(route(nginx, "/deaf").at("/steps/0/deed/mark/word").asString()).isEqualTo("502");
		assertThat(nginx.at("/idle/0").asString()).startsWith("Ingress shop/elsewhere: class other");
	}

	@Test
	void annotationsNobodyReadsAreNamedWithTheirLine() throws IOException {
		assertThat(proxy(edge(), "ingress-nginx").path("problems").valueStream())
			.anySatisfy((one) -> assertThat(one.path("lineText").asString()).contains("limit-rps"))
			.anySatisfy((one) -> {
				assertThat(one.path("code").asString()).isEqualTo("ANNOTATION_NOT_READ");
				assertThat(one.path("suggestion").asString()).contains("nginx.ingress.kubernetes.io/rewrite-target");
			});
		assertThat(proxy(traefik(), "traefik").path("problems").valueStream())
			.anySatisfy((one) -> assertThat(one.path("message").asString()).contains("Traefik")
				.contains("nginx.ingress.kubernetes.io/rewrite-target"));
	}

	@Test
	void gatewayObjectsCarryTheirConditionsAndShadowedRulesAreMarked() throws IOException {
		JsonNode gateway = proxy(edge(), "gateway shop/public");
		assertThat(gateway.path("statuses").toString()).contains("InvalidCertificateRef", "NotAllowedByListeners",
				"BackendNotFound");
		JsonNode gone = route(gateway, "/gone").path("steps");
		assertThat(gone.at("/0/deed/mark/word").asString()).isEqualTo("500");
		assertThat(gone.at("/1/mark/word").asString()).isEqualTo("never reached");
		JsonNode next = route(gateway, "/").path("steps");
		assertThat(next.at("/0/asks/0").asString()).isEqualTo("header X-Next: yes");
		assertThat(next.at("/0/deed/shares/0/changes").toString()).contains("set X-Team: next");
		assertThat(next.at("/1/deed/shares/0/portion").asString()).isEqualTo("90 %");
	}

	@Test
	void traefikRoutesShowTheirMiddlewaresAndDroppedRoutersSayWhy() throws IOException {
		JsonNode traefik = proxy(traefik(), "traefik");
		JsonNode api = route(traefik, "/api");
		assertThat(api.at("/hosts/0").asString()).isEqualTo("home.example.com");
		assertThat(api.at("/paths/0/kind").asString()).isEqualTo("character prefix");
		assertThat(api.at("/steps/0/asks").toString()).contains("entry point web", "method GET");
		assertThat(api.at("/steps/0/deed/shares/0/changes/0").asString()).isEqualTo("path: strip /api");
		JsonNode old = route(traefik, "/old").path("steps").path(0);
		assertThat(old.at("/mark/word").asString()).isEqualTo("never matches");
		assertThat(old.at("/mark/text").asString()).contains("there is no Middleware shop/missing");
	}

	@Test
	void aUrlIsTriedRuleByRuleAndTheBackendGetsWhatTheControllerSends() throws IOException {
		JsonNode attempt = tried(edge(),
				"url=" + encoded("http://shop.example.com/cart?n=1") + "&header=" + encoded("X-Canary: always")
						+ "&header=" + encoded("Accept: text/html, */*") + "&header="
						+ encoded("X-Forwarded-For: 9.9.9.9"));
		assertThat(attempt.path("proxy").asString()).isEqualTo("ingress-nginx");
		assertThat(attempt.path("tried").toString()).contains("path /cart is not = /empty",
				"header X-Canary is always");
		assertThat(attempt.at("/shares/0/backend").asString()).isEqualTo("shop/web-next:80");
		assertThat(attempt.at("/sent/line").asString()).isEqualTo("GET /cart?n=1 HTTP/1.1");
		assertThat(headers(attempt)).startsWith("Host: shop.example.com")
			.contains("accept: text/html, */*", "X-Original-Forwarded-For: 9.9.9.9", "X-Forwarded-Proto: http")
			.doesNotContain("X-Forwarded-For: 9.9.9.9");
		assertThat(attempt.at("/outside/text").asString())
			.startsWith("A client outside gets 200 OK from pod shop/web-next-");
	}

	@Test
	void eachProxyIsAskedInItsOwnWords() throws IOException {
		String edge = edge();
		JsonNode gateway = tried(edge,
				"url=" + encoded("http://gw.example.com/x") + "&header=" + encoded("X-Next: yes"));
		assertThat(gateway.path("proxy").asString()).isEqualTo("gateway shop/public");
		assertThat(headers(gateway)).contains("X-Team: next", "X-Forwarded-For: 198.51.100.7");
		JsonNode tunnel = tried(edge, "url=" + encoded("https://app.example.com/x"));
		assertThat(tunnel.path("proxy").asString()).isEqualTo("Deployment shop/cloudflared");
		assertThat(headers(tunnel)).contains("Host: web.internal", "CF-Connecting-IP: 198.51.100.7");
		assertThat(tried(edge, "url=" + encoded("https://app.example.com/admin")).at("/ending/status").asInt())
			.isEqualTo(403);
		JsonNode home = tried(traefik(), "url=" + encoded("home.example.com/api/users"));
		assertThat(home.at("/sent/line").asString()).isEqualTo("GET /users HTTP/1.1");
		assertThat(home.path("shares")).hasSize(2);
		assertThat(tried(edge, "url=" + encoded("http://nobody.example.com/")).at("/ending/status").asInt())
			.isEqualTo(404);
	}

	@Test
	void thePageEscapesWhatPeopleWriteAndSendsOnlyTheAnswerWhereItIsAlreadyThere() throws IOException {
		String path = "/labs/" + edge() + "/routes";
		HttpResponse<String> page = this.browser.get(path + "?url=" + encoded("http://shop.example.com/<b>"), "Accept",
				"text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("is not a URL", "value=\"http://shop.example.com/&lt;b&gt;\"", "rewrite-target")
			.doesNotContain("<script>alert", "<b>\"", "style=");
		assertThat(this.browser.get(path + "?url=" + encoded("http://shop.example.com/"), "HX-Request", "true").body())
			.contains("id=\"attempt-title\"")
			.doesNotContain("<html", "class=\"proxy\"");
	}

	@Test
	void walkingItKeepsTheHeadersAndOpensTheTrace() throws IOException {
		String lab = edge();
		HttpResponse<String> walked = this.browser.post("/labs/" + lab + "/routes", "application/x-www-form-urlencoded",
				"method=POST&url=" + encoded("http://shop.example.com/") + "&header=" + encoded("X-Canary: always"));
		assertThat(walked.statusCode()).isEqualTo(303);
		String place = walked.headers().firstValue("Location").orElseThrow();
		JsonNode trace = Browser.json(this.browser.get("/api/v1" + place.replace("/t/", "/traces/")));
		assertThat(trace.at("/request/from").asString()).isEqualTo("external");
		assertThat(trace.at("/request/method").asString()).isEqualTo("POST");
		assertThat(trace.at("/http/backend/service").asString()).isEqualTo("web-next");
	}

	@Test
	void aLabWithoutAProxySaysWhatToDoAndWrongUrlsAreRefused() {
		String lab = Browser.json(this.browser.post("/api/v1/labs?profile=bare&filename=a.yaml", "application/yaml",
				"apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n"))
			.path("id")
			.asString();
		assertThat(this.browser.get("/labs/" + lab + "/routes", "Accept", "text/html").body())
			.contains("No reverse proxy in this lab", "/samples/13-gateway-split")
			.doesNotContain("id=\"ask\"");
		HttpResponse<String> refused = this.browser.get("/api/v1/labs/" + lab + "/routes/try?url=ftp%3A%2F%2Fx%2F");
		assertThat(refused.statusCode()).isBetween(400, 422);
		assertThat(refused.body()).contains("its scheme is ftp");
	}

	@Test
	void aTunnelThatIsItsOwnOriginIsShown() throws IOException {
		Path sample = Path.of("samples/01-short-name-dns/homelab.yaml");
		String lab = Browser
			.json(this.browser.post("/api/v1/labs?filename=homelab.yaml", "application/yaml", Files.readString(sample)))
			.path("id")
			.asString();
		assertThat(this.browser.get("/labs/" + lab + "/routes", "Accept", "text/html").body())
			.contains("Cloudflare Tunnel of");
	}

	@Test
	void theNewAddressesAreDescribed() {
		assertThat(Browser.json(this.browser.get("/api/v1/openapi.json")).path("paths").propertyNames())
			.contains("/api/v1/labs/{id}/routes", "/api/v1/labs/{id}/routes/try");
	}

}
