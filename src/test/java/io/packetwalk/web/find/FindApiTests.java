package io.packetwalk.web.find;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions people paste from a real cluster, and what the search makes of them. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindApiTests {

	/** With the Service ports of kube-proxy's own tests, whose chain names are known. */
	private static final String CLUSTER = """
			apiVersion: v1
			kind: Namespace
			metadata: {name: ns1}
			---
			apiVersion: v1
			kind: Node
			metadata: {name: node-a}
			spec: {podCIDR: 10.244.1.0/24}
			status: {addresses: [{type: InternalIP, address: 192.168.10.11}]}
			---
			apiVersion: v1
			kind: Node
			metadata: {name: node-b}
			spec: {podCIDR: 10.244.2.0/24}
			status: {addresses: [{type: InternalIP, address: 192.168.10.12}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: ns1, labels: {app: client}}
			spec: {containers: [{name: c, image: curl}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: a-0, namespace: ns1, labels: {app: a, tier: front}}
			spec: {hostname: a-0, containers: [{name: c, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
			status: {podIP: 10.244.1.9}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: svc1, namespace: ns1}
			spec:
			  type: NodePort
			  clusterIP: 10.96.40.10
			  externalIPs: [192.0.2.44]
			  selector: {app: a}
			  ports:
			  - {name: p80, port: 80, targetPort: 8080, nodePort: 30456}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: by-hand, namespace: ns1}
			spec: {ports: [{name: p80, port: 80}]}
			---
			apiVersion: discovery.k8s.io/v1
			kind: EndpointSlice
			metadata: {name: by-hand-1, namespace: ns1, labels: {kubernetes.io/service-name: svc1}}
			addressType: IPv4
			ports: [{name: p80, port: 80}]
			endpoints: [{addresses: [10.180.0.1]}, {addresses: [10.0.1.1]}]
			---
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata: {name: door, namespace: ns1}
			spec:
			  rules:
			  - host: "*.example.com"
			    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: svc1, port: {name: p80}}}}]}
			""";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeAll
	void upload() {
		this.browser = new Browser(this.port);
		this.lab = Browser.json(this.browser.post("/api/v1/labs?filename=ns1.yaml", "application/yaml", CLUSTER))
			.path("id")
			.asString();
	}

	private JsonNode find(String text) {
		return Browser.json(this.browser.get("/api/v1/labs/" + this.lab + "/find?q=" + encoded(text)));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					10.96.0.10                 | Service kube-system/kube-dns | service/kube-system/kube-dns | its ClusterIP
					10.96.0.10:53              | Service kube-system/kube-dns | service/kube-system/kube-dns | dns UDP 53
					10.96.40.10:81             | Service ns1/svc1             | service/ns1/svc1             | no port 81
					192.0.2.44                 | Service ns1/svc1             | service/ns1/svc1             | external IPs
					10.244.1.9                 | Pod ns1/a-0                  | pod/ns1/a-0                  | on node-
					10.244.1.9:8080            | Pod ns1/a-0                  | pod/ns1/a-0                  | port http 8080
					10.244.1.77                | Node node-a                  | node/node-a                  | no pod has it
					10.244.1.1                 | Device cni0 of node-a        | node/node-a/dev/cni0         | has this address
					192.168.10.11              | Node node-a                  | node/node-a                  | the nodes share
					10.180.0.1                 | Service ns1/svc1             | service/ns1/svc1             | EndpointSlice by-hand-1
					198.51.100.7               | A client outside             | outside                      | walks from outside
					10.244.1.0/24              | Node node-a                  | node/node-a                  | their addresses
					30456                      | Service ns1/svc1             | service/ns1/svc1             | on every node
					nodePort: 30456            | Service ns1/svc1             | service/ns1/svc1             | on every node
					:8080                      | Service ns1/svc1             | service/ns1/svc1             | targetPort of its port p80 TCP 80
					KUBE-SVC-TCOU7JCQXEZGVUNU  | Service kube-system/kube-dns | service/kube-system/kube-dns | kube-system/kube-dns:dns UDP
					KUBE-SVC-ERIFXISQEP7F7OF4  | Service kube-system/kube-dns | service/kube-system/kube-dns | dns-tcp TCP
					KUBE-SVC-NPX46M4PTMTKRN6Y  | Service default/kubernetes   | service/default/kubernetes   | balances
					KUBE-SVC-TCOU7             | Service kube-system/kube-dns | service/kube-system/kube-dns | balances
					kube-svc-tcou7jcqxezgvunu  | Service kube-system/kube-dns | service/kube-system/kube-dns | balances
					KUBE-SVC-XPGD46QRK7WJZT7O  | Service ns1/svc1             | service/ns1/svc1             | over its endpoints
					KUBE-SVL-XPGD46QRK7WJZT7O  | Service ns1/svc1             | service/ns1/svc1             | no node needs it
					KUBE-EXT-XPGD46QRK7WJZT7O  | Service ns1/svc1             | service/ns1/svc1             | traffic from outside
					KUBE-XLB-XPGD46QRK7WJZT7O  | Service ns1/svc1             | service/ns1/svc1             | traffic from outside
					KUBE-FW-XPGD46QRK7WJZT7O   | Service ns1/svc1             | service/ns1/svc1             | no node needs it
					KUBE-SEP-SXIVWICOYRO3J4NJ  | Service ns1/svc1             | service/ns1/svc1             | endpoint 10.180.0.1:80
					KUBE-SEP-SNQ3ZNILQDEJNDQO  | Service ns1/svc1             | service/ns1/svc1             | endpoint 10.0.1.1:80
					service-ULMVA6XW-ns1/svc1/tcp/p80 | Service ns1/svc1      | service/ns1/svc1             | iptables mode and makes none
					svc1.ns1.svc.cluster.local | Service ns1/svc1             | service/ns1/svc1             | ClusterIP 10.96.40.10
					http://svc1.ns1:80/x       | Service ns1/svc1             | service/ns1/svc1             | ClusterIP 10.96.40.10
					10-244-1-9.ns1.pod.cluster.local | Pod ns1/a-0            | pod/ns1/a-0                  | on node-
					www.example.com            | Ingress ns1/door             | ingress/ns1/door             | svc1:p80
					svc/svc1                   | Service ns1/svc1             | service/ns1/svc1             | NodePort
					ns1/a-0                    | Pod ns1/a-0                  | pod/ns1/a-0                  | 10.244.1.9
					tier=front                 | Pod ns1/a-0                  | pod/ns1/a-0                  | -
					pod client                 | Pod ns1/client               | pod/ns1/client               | -
					node-b                     | Node node-b                  | node/node-b                  | -
					DOOR                       | Ingress ns1/door             | ingress/ns1/door             | example.com
					""")
	void whatIsPastedIsKnownAgain(String text, String title, String box, String says) {
		JsonNode first = find(text).path("results").path(0);
		assertThat(first.path("title").asString()).isEqualTo(title);
		assertThat(first.path("vertices").path(0).asString()).isEqualTo(box);
		assertThat(first.path("href").asString()).isEqualTo("/labs/" + this.lab + "#sel=" + box);
		assertThat(first.path("says").asString()).contains((says != null) ? says : "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			KUBE-SVC-AAAAAAAAAAAAAAAA                  | no Service of this lab hashes to it
			KUBE-SEP-AAAAAAAAAAAAAAAA                  | no endpoint of this lab hashes to it
			service-AAAAAAAA-ns1/svc1/tcp/p80          | no Service of this lab hashes to it
			KUBE-SERVICES                              | every Service address is looked up
			10.96.77.77                                | in the Service range 10.96.0.0/12; no Service has it
			10.244.200.1                               | in no node’s part of it
			192.168.10.200                             | in the nodes’ network 192.168.10.0/24; nobody has it
			8.8.8.8                                    | in no range of this cluster
			31999                                      | no Service of this lab has it
			web.shop.svc.cluster.local                 | would be Service shop/web, which this lab does not have
			de:ad:be:ef:00:01                          | no device of this lab has it
			""")
	void whatIsKnownAlthoughItLeadsNowhereIsSaid(String text, String said) {
		JsonNode answer = find(text);
		assertThat(answer.path("notes").path(0).asString()).contains(said);
		assertThat(answer.path("hint").asString()).isEmpty();
	}

	@Test
	void aRuleOfIptablesIsTakenApart() {
		List<String> titles = find(
				"""
						-A KUBE-SERVICES -d 10.96.0.10/32 -p udp -m comment --comment "kube-system/kube-dns:dns cluster IP" -m udp --dport 53 -j KUBE-SVC-TCOU7JCQXEZGVUNU
						-A KUBE-SEP-SXIVWICOYRO3J4NJ -p tcp -m tcp -j DNAT --to-destination 10.180.0.1:80""")
			.path("results")
			.valueStream()
			.map((one) -> one.path("asked").asString() + " = " + one.path("title").asString())
			.toList();
		assertThat(titles).containsExactly("KUBE-SVC-TCOU7JCQXEZGVUNU = Service kube-system/kube-dns",
				"KUBE-SEP-SXIVWICOYRO3J4NJ = Service ns1/svc1", "10.96.0.10:53 = Service kube-system/kube-dns",
				"10.180.0.1:80 = Service ns1/svc1");
	}

	@Test
	void aLineOfConntrackIsTakenApart() {
		List<String> asked = find("tcp 6 117 SYN_SENT src=10.244.1.9 dst=10.96.40.10 sport=40000 dport=80 "
				+ "src=10.180.0.1 dst=10.244.1.9 sport=80 dport=40000 [UNREPLIED] mark=0 use=1")
			.path("results")
			.valueStream()
			.map((one) -> one.path("asked").asString())
			.toList();
		assertThat(asked).containsExactly("10.244.1.9", "10.96.40.10:80", "10.180.0.1:80");
	}

	@Test
	void theCableOfAPodIsKnownByItsNameAndItsMacAddress() {
		String links = this.browser.get("/api/v1/labs/" + this.lab + "/pods/ns1/a-0/links").body();
		String mac = links.substring(links.lastIndexOf("link/ether ") + 11).substring(0, 17);
		JsonNode found = find(mac).path("results").path(0);
		assertThat(found.path("title").asString()).isEqualTo("Pod ns1/a-0");
		assertThat(found.path("says").asString()).contains("eth0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "src=here dst=there sport=1 dport=2", "src=10.96.40.10 dst= sport=99999999999 dport=1",
			"10.96.40.10:99999", "--dport 99999 10.96.40.10", "999.1.1.1/99", "[::1]:99999", ".svc", "..",
			".pod.cluster.local", "http://", "KUBE-SVC-" })
	void whatIsPastedMayBeBroken(String pasted) {
		assertThat(this.browser.get("/api/v1/labs/" + this.lab + "/find?q=" + encoded(pasted)).statusCode())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.", "a", "1:", "1.", "-", "KUBE-", "src=" })
	void whatIsPastedMayBeLong(String part) {
		String pasted = part.repeat(3900 / part.length()) + "b";
		assertThat(this.browser.get("/api/v1/labs/" + this.lab + "/find?q=" + encoded(pasted)).statusCode())
			.isEqualTo(200);
	}

	@Test
	void aWorkloadIsKnownByTheNameOfItsCardAndByItsPods() {
		List<String> boxes = find("deploy coredns").path("results")
			.path(0)
			.path("vertices")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
		assertThat(boxes).startsWith("deployment/kube-system/coredns").contains("namespace/kube-system");
		JsonNode picture = Browser.json(this.browser.get("/api/v1/labs/" + this.lab + "/picture"));
		assertThat(picture.at("/logical/vertices").valueStream().map((box) -> box.path("id").asString()))
			.contains(boxes.get(1));
	}

	@Test
	void nothingFoundSaysWhatCanBeAsked() {
		JsonNode answer = find("no-such-thing");
		assertThat(answer.path("results").isEmpty()).isTrue();
		assertThat(answer.path("hint").asString()).contains("KUBE-SVC-", "IP address", "conntrack");
	}

	@Test
	void samplesAndOnesOwnTracesAreFoundByName() {
		String trace = Browser.json(this.browser.walk(this.lab, "pod/ns1/client", "http://svc1/"))
			.path("id")
			.asString();
		assertThat(find("client svc1").path("results").valueStream().map((one) -> one.path("href").asString()))
			.contains("/t/" + trace);
		JsonNode sample = find("nine steps").path("results").path(0);
		assertThat(sample.path("href").asString()).isEqualTo("/samples/03-service-flow");
		assertThat(sample.path("opens").asBoolean()).isTrue();
		JsonNode stranger = Browser
			.json(new Browser(this.port).get("/api/v1/labs/" + this.lab + "/find?q=" + encoded("client svc1")));
		assertThat(stranger.toString()).doesNotContain("/t/" + trace);
	}

	@Test
	void fromTheStartPageEveryLabOfOnesOwnIsAskedAndNobodyElses() {
		String path = "/api/v1/find?q=" + encoded("KUBE-SVC-XPGD46QRK7WJZT7O");
		JsonNode own = Browser.json(this.browser.get(path)).path("results").path(0);
		assertThat(own.path("title").asString()).isEqualTo("Service ns1/svc1");
		assertThat(own.path("lab").asString()).isEqualTo("ns1");
		JsonNode stranger = Browser.json(new Browser(this.port).get(path));
		assertThat(stranger.path("results").isEmpty()).isTrue();
		assertThat(stranger.path("notes").path(0).asString()).contains("no lab yet");
	}

	@Test
	void withoutScriptThereIsAPage() {
		String page = this.browser.get("/find?lab=" + this.lab + "&q=10.96.0.10", "Accept", "text/html").body();
		assertThat(page).contains("Service kube-system/kube-dns", "href=\"/labs/" + this.lab + "#sel=service/");
	}

	@Test
	void aClusterOfFiveThousandPodsAnswersBetweenTwoKeystrokes() {
		StringBuilder big = new StringBuilder("apiVersion: v1\nkind: Namespace\nmetadata: {name: big}\n");
		for (int i = 0; i < 50; i++) {
			big.append("---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-" + i
					+ ", namespace: big}\nspec: {replicas: 100, selector: {matchLabels: {app: a" + i
					+ "}}, template: {metadata: {labels: {app: a" + i
					+ "}}, spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}}}\n");
			big.append("---\napiVersion: v1\nkind: Service\nmetadata: {name: app-" + i
					+ ", namespace: big}\nspec: {selector: {app: a" + i + "}, ports: [{port: 80}]}\n");
		}
		String id = Browser
			.json(this.browser.post("/api/v1/labs?filename=big.yaml&nodes=60", "application/yaml", big.toString()))
			.path("id")
			.asString();
		this.browser.get("/api/v1/labs/" + id + "/find?q=KUBE-SVC-AA");
		long begun = System.nanoTime();
		JsonNode answer = Browser.json(this.browser.get("/api/v1/labs/" + id + "/find?q=app-7"));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1000));
		assertThat(answer.path("results").size()).isEqualTo(40);
		assertThat(answer.path("more").asInt()).isGreaterThan(50);
		assertThat(answer.path("results").path(0).path("title").asString()).isEqualTo("Service big/app-7");
	}

}
