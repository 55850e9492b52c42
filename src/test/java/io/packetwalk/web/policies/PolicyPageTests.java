package io.packetwalk.web.policies;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.Browser.Part;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class PolicyPageTests {

	private static final Path SAMPLE = Path.of("samples/12-policy-typo-and-dns");

	private static final String FORM = "application/x-www-form-urlencoded";

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
	}

	private String lab(String... files) throws IOException {
		List<Part> parts = new ArrayList<>();
		for (String file : files) {
			parts.add(Part.file(file, Files.readString(SAMPLE.resolve(file))));
		}
		return Browser.json(this.browser.postForm("/api/v1/labs", parts)).path("id").asString();
	}

	private String calico() throws IOException {
		return lab("calico.yaml", "nodes.yaml", "policies.yaml", "shop.yaml");
	}

	private String page(String lab, String query) {
		HttpResponse<String> page = this.browser.get("/labs/" + lab + "/policies" + query, "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body().replaceAll("\\s+", " ").replace("&#39;", "'");
	}

	/** The pod of an app. */
	private String pod(String lab, String app) {
		return Browser.json(this.browser.get("/api/v1/labs/" + lab + "/matrix"))
			.path("rows")
			.valueStream()
			.flatMap((row) -> row.path("pods").valueStream())
			.map(JsonNode::asString)
			.filter((pod) -> pod.startsWith("shop/" + app + "-"))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> rows(String section) {
		return Arrays.stream(section.split("<li class=\"told\"")).skip(1).toList();
	}

	private static String reaching(String page) {
		return page.substring(page.indexOf("id=\"side-ingress\""), page.indexOf("id=\"side-egress\""));
	}

	private static String reached(String page) {
		return page.substring(page.indexOf("id=\"side-egress\""), page.indexOf("id=\"asked\""));
	}

	@Test
	void aPodsPageSaysWhoIsolatesItWhoMayReachItAndWhatNearlyMatches() throws IOException {
		String lab = calico();
		String page = page(lab, "?pod=" + pod(lab, "web"));
		assertThat(page).contains("Policies are enforced here:", "Isolated <span>for ingress</span>",
				"Open <span>for egress</span>", "selects app=web", "policies.yaml:8");
		List<String> rows = rows(reaching(page));
		assertThat(rows.getFirst()).contains("Deployment shop/frontend", "denied", "on TCP 8080",
				"NetworkPolicy shop/web", "has app=front-end, not app=frontend", "policies.yaml:13");
		assertThat(rows).anySatisfy((row) -> assertThat(row).contains("Deployment shop/admin", "allowed", "rule 1"))
			.anySatisfy((row) -> assertThat(row).contains("its own node", "allowed", "always passes"))
			.anySatisfy((row) -> assertThat(row).contains("addresses outside", "denied", "198.51.100.7 is no pod"));
	}

	@Test
	void whatTheOtherEndDeniesIsDeniedToo() throws IOException {
		String lab = calico();
		List<String> rows = rows(reached(page(lab, "?pod=" + pod(lab, "reports"))));
		assertThat(rows).anySatisfy((row) -> assertThat(row).contains("Deployment shop/web", "denied",
				"At the other end: ", "NetworkPolicy shop/web"));
		assertThat(rows).anySatisfy((row) -> assertThat(row).contains("the API server", "denied"));
		assertThat(rows.getFirst()).contains("Deployment kube-system/coredns", "UDP 53, TCP 53",
				"allow UDP and TCP 53 to the cluster's DNS pods");
	}

	@Test
	void whereNothingEnforcesPoliciesThePageSaysSoFirst() throws IOException {
		String page = page(lab("policies.yaml", "shop.yaml"), "");
		assertThat(page)
			.contains("Nothing enforces policies in this lab.", "flannel alone enforces no policies",
					"CNI <b>Calico</b>", "would be denied")
			.doesNotContain("<b>denied</b>");
	}

	@Test
	void aFilterLeavesOnlyWhatItTakes() throws IOException {
		String lab = calico();
		String pod = pod(lab, "web");
		assertThat(rows(reaching(page(lab, "?pod=" + pod + "&verdict=allowed")))).hasSize(2)
			.allSatisfy((row) -> assertThat(row).contains("allowed").doesNotContain("<b>denied</b>"));
		assertThat(rows(reaching(page(lab, "?pod=" + pod + "&ns=kube-system")))).singleElement()
			.asString()
			.contains("Deployment kube-system/coredns");
	}

	@Test
	void oneConnectionIsExplainedAtBothEndsBehindItsService() throws IOException {
		String lab = calico();
		String page = page(lab, "?from=deployment/shop/frontend&to=service/shop/web&port=80");
		String answer = page.substring(page.indexOf("class=\"answer\""));
		assertThat(answer).contains("policies see that, never the Service’s address or port",
				"Egress of " + pod(lab, "frontend"), "Ingress of " + pod(lab, "web"),
				"no policy isolates " + pod(lab, "frontend") + " for egress", "rule 1",
				"allows pods with app=frontend in namespace shop or pods with app=admin in namespace shop, on TCP 8080",
				"does not match: ");
		assertThat(page(lab, "?from=external&to=pod/" + pod(lab, "web") + "&port=8080"))
			.contains("what is outside has no policies of its own");
	}

	@Test
	void whatCannotBeAskedIsToldAndNothingTypedIsLost() throws IOException {
		String lab = calico();
		assertThat(page(lab, "?from=pod/shop/nobody&to=service/shop/web&port=80")).contains("class=\"refused\"",
				"value=\"pod/shop/nobody\"");
		assertThat(page(lab, "?from=external&to=service/shop/web&port=81")).contains("has no port TCP 81.",
				"Its ports: TCP 80");
		assertThat(page(lab, "?from=external&to=service/shop/web&port=many")).contains("is no port.");
		assertThat(page(lab, "?pod=shop/nobody")).contains("No such pod with an address");
	}

	@Test
	void aRowIsWalkedAndTheRawRulesAreText() throws IOException {
		String lab = calico();
		String page = page(lab, "?pod=" + pod(lab, "web"));
		String pair = page.replaceFirst(".*?name=\"pair\" value=\"(pod/shop/frontend[^\"]*)\".*", "$1");
		HttpResponse<String> walked = this.browser.post("/labs/" + lab + "/policies", FORM,
				"pair=" + pair.replace(" ", "+"));
		assertThat(walked.statusCode()).isEqualTo(303);
		String trace = walked.headers().firstValue("Location").orElseThrow().replace("/t/", "/api/v1/traces/");
		assertThat(Browser.json(this.browser.get(trace)).path("disposition").asString()).isEqualTo("DENIED_BY_POLICY");
		HttpResponse<String> raw = this.browser.get("/labs/" + lab + "/policies.nft?node=node-b");
		assertThat(raw.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
		assertThat(raw.body()).contains("table ");
		assertThat(this.browser.get("/labs/" + lab + "/policies.nft?node=nobody").statusCode()).isEqualTo(404);
	}

	@Test
	void blocksOfAddressesAndTiersAreNamed() {
		String lab = Browser
			.json(this.browser.post("/api/v1/labs?filename=shop.yaml&cni=calico", "application/yaml",
					Browser.SHOP
							+ """
									---
									apiVersion: networking.k8s.io/v1
									kind: NetworkPolicy
									metadata: {name: blocks, namespace: shop}
									spec:
									  podSelector: {matchLabels: {app: web}}
									  policyTypes: [Ingress]
									  ingress:
									  - from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.128/25]}}]
									---
									apiVersion: policy.networking.k8s.io/v1alpha2
									kind: ClusterNetworkPolicy
									metadata: {name: no-client}
									spec:
									  tier: Admin
									  priority: 10
									  subject: {namespaces: {}}
									  ingress:
									  - {action: Deny, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}}]}
									"""))
			.path("id")
			.asString();
		String page = page(lab, "?pod=shop/web-0");
		assertThat(page).contains("ClusterNetworkPolicy no-client", "tier Admin, priority 10");
		assertThat(rows(reaching(page)))
			.anySatisfy((row) -> assertThat(row).contains("addresses in 203.0.113.0/24", "allowed"))
			.anySatisfy((row) -> assertThat(row).contains("addresses in 203.0.113.128/25", "denied"))
			.anySatisfy((row) -> assertThat(row).contains("any other address outside", "denied"))
			.anySatisfy((row) -> assertThat(row).contains("Pod shop/client", "denied", "(tier Admin)"));
	}

}
