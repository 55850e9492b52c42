package io.packetwalk.web.api;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static io.packetwalk.web.api.LabsApiTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class ClusterApiTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
		this.lab = "/api/v1/labs/" + this.browser.makeShop().path("id").asString();
	}

	@Test
	void theClusterListsWhatTheControlPlaneMade() {
		JsonNode cluster = Browser.json(this.browser.get(this.lab + "/cluster"));
		assertThat(cluster.propertyNames()).containsExactly("settings", "nodes", "pods", "services", "ingresses",
				"gateways", "networkPolicies");
		assertThat(cluster.at("/nodes/0").propertyNames()).contains("name", "internalIP", "podCIDR", "zone");
		JsonNode web = named(cluster.path("services"), "web");
		assertThat(web.path("type").asString()).isEqualTo("ClusterIP");
		assertThat(web.path("clusterIP").asString()).startsWith("10.");
		assertThat(web.at("/ports/0/targetPort").asString()).isEqualTo("http");
		assertThat(web.at("/ports/0/nodePort").isNull()).isTrue();
		assertThat(web.at("/endpoints/0/port").asInt()).isEqualTo(8080);
		assertThat(web.at("/endpoints/0/portName").asString()).isEqualTo("http");
		assertThat(web.at("/endpoints/0/pod").asString()).isEqualTo("shop/web-0");
		JsonNode pod = named(cluster.path("pods"), "web-0");
		assertThat(pod.path("ip")).isEqualTo(web.at("/endpoints/0/ip"));
		assertThat(pod.at("/ports/0/port").asInt()).isEqualTo(8080);
		assertThat(pod.path("owner").isNull()).isTrue();
	}

	@Test
	void aNodeShowsItsRulesRoutesLinksAndNeighbours() {
		String node = this.lab + "/nodes/node-a/";
		assertText(node + "iptables", "*nat", "-A KUBE-SERVICES", "shop/web:http cluster IP");
		assertText(node + "routes", "default via ");
		assertText(node + "links", "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536", "link/ether ", "    inet ");
		assertText(node + "neighbours", " lladdr ");
	}

	@Test
	void aNodeInIptablesModeHasNoTablesAndNoVirtualServers() {
		assertThat(this.browser.get(this.lab + "/nodes/node-a/nftables").body()).isEmpty();
		assertText(this.lab + "/nodes/node-a/ipvs", "IP Virtual Server version 1.2.1 (size=4096)\n",
				"Prot LocalAddress:Port Scheduler Flags\n");
		assertProblem(this.browser.get(this.lab + "/nodes/node-z/ipvs"), 404, "NODE_NOT_FOUND");
	}

	@Test
	void theRulesOfTheOtherFamilyAreShownWhenAskedFor() {
		assertText(this.lab + "/nodes/node-a/iptables?family=ipv6", "*nat", "! -d ::1/128");
		assertProblem(this.browser.get(this.lab + "/nodes/node-a/iptables?family=ipx"), 400, "INVALID_REQUEST");
		assertProblem(this.browser.get(this.lab + "/nodes/node-z/iptables?family=ipv6"), 404, "NODE_NOT_FOUND");
	}

	@Test
	void aPodShowsItsResolvConfRoutesAndLinks() {
		String pod = this.lab + "/pods/shop/client/";
		assertText(pod + "resolv.conf", "search shop.svc.cluster.local svc.cluster.local cluster.local\n",
				"nameserver 10.96.0.10\n", "options ndots:5\n");
		assertText(pod + "routes", "default via ");
		assertText(pod + "links", "eth0@");
		assertProblem(this.browser.get(this.lab + "/pods/shop/nobody/routes"), 404, "POD_NOT_FOUND");
	}

	@Test
	void aShortNameIsAskedAlongTheSearchList() {
		JsonNode found = dns("from=pod/shop/client&name=web&type=A");
		assertThat(found.path("outcome").asString()).isEqualTo("NOERROR");
		assertThat(found.path("queries").size()).isEqualTo(1);
		JsonNode query = found.at("/queries/0");
		assertThat(query.path("name").asString()).isEqualTo("web.shop.svc.cluster.local.");
		assertThat(query.path("server").asString()).isEqualTo("10.96.0.10");
		assertThat(query.path("authoritative").asBoolean()).isTrue();
		assertThat(query.at("/answers/0").propertyNames()).containsExactly("name", "type", "ttl", "data");
		assertThat(found.at("/addresses/0")).isEqualTo(query.at("/answers/0/data"));
	}

	@Test
	void withoutSearchTheNameIsAskedOnce() {
		JsonNode found = dns("from=pod/shop/client&name=web&type=A&search=false");
		assertThat(found.path("queries").size()).isEqualTo(1);
		assertThat(found.at("/queries/0/name").asString()).isEqualTo("web.");
		assertThat(found.path("outcome").asString()).isEqualTo("NXDOMAIN");
		assertThat(found.path("addresses").size()).isZero();
	}

	@Test
	void aServiceRecordIsFoundAlongTheSearchListToo() {
		JsonNode found = dns("from=pod/shop/client&name=_http._tcp.web&type=SRV");
		assertThat(found.path("outcome").asString()).isEqualTo("NOERROR");
		assertThat(found.at("/queries/0/answers/0/data").asString()).endsWith("80 web.shop.svc.cluster.local.");
	}

	@Test
	void withoutATypeBothFamiliesAreAsked() {
		JsonNode found = dns("from=pod/shop/client&name=nothing&libc=musl");
		assertThat(found.path("outcome").asString()).isEqualTo("NXDOMAIN");
		assertThat(found.path("queries").findValuesAsString("type")).contains("A", "AAAA");
	}

	@Test
	void aLookupThatNamesNobodySaysWhichPartIsWrong() {
		HttpResponse<String> refused = this.browser.get(this.lab + "/dns?from=pod/shop/nobody&name=web");
		assertProblem(refused, 400, "INVALID_REQUEST");
		assertThat(Browser.json(refused).path("field").asString()).isEqualTo("from");
		HttpResponse<String> untyped = this.browser.get(this.lab + "/dns?from=pod/shop/client&name=web&type=ADDRESS");
		LabsApiTests.assertProblem(untyped, 400, "INVALID_REQUEST");
		HttpResponse<String> nameless = this.browser.get(this.lab + "/dns?from=pod/shop/client");
		assertProblem(nameless, 400, "INVALID_REQUEST");
		assertThat(Browser.json(nameless).path("field").asString()).isEqualTo("name");
	}

	@Test
	void probesAreAnsweredInOrderAndNotKept() {
		HttpResponse<String> answer = this.browser.post(this.lab + "/reachability", "application/json", """
				{"probes":[{"from":"pod/shop/client","to":"http://web"},
				           {"from":"pod/shop/nobody","to":"http://web"},
				           {"from":"pod/shop/client","to":"tcp://web:81"}]}""");
		JsonNode results = Browser.json(answer).path("results");
		assertThat(results.at("/0/disposition").asString()).isEqualTo("DELIVERED");
		assertThat(results.at("/0/success").asBoolean()).isTrue();
		assertThat(results.at("/1/problem/code").asString()).isEqualTo("INVALID_REQUEST");
		assertThat(results.at("/2/success").asBoolean()).isFalse();
		assertThat(results.at("/2/disposition").isNull()).isFalse();
		assertThat(this.browser.get("/dashboard", "Accept", "text/html").body()).contains("No trace yet");
	}

	@Test
	void theMatrixAgreesWithTheProbes() {
		JsonNode matrix = Browser.json(this.browser.get(this.lab + "/matrix"));
		List<String> columns = matrix.path("columns").findValuesAsString("label");
		assertThat(columns).contains("shop/web:80");
		assertThat(matrix.path("rows")).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.path("cells")).hasSize(columns.size()));
		JsonNode client = java.util.stream.StreamSupport.stream(matrix.path("rows").spliterator(), false)
			.filter((row) -> row.path("pods").toString().contains("\"shop/client\""))
			.findFirst()
			.orElseThrow();
		JsonNode cell = client.path("cells").get(columns.indexOf("shop/web:80"));
		assertThat(cell.path("disposition").asString()).isEqualTo("DELIVERED");
		assertThat(cell.path("success").asBoolean()).isTrue();
		assertThat(cell.path("failure").asInt()).isEqualTo(-1);
	}

	@Test
	void aProbeThatNamesNothingAtAllIsRefused() {
		HttpResponse<String> refused = this.browser.post(this.lab + "/reachability", "application/json",
				"{\"probes\":[{\"from\":\"external\",\"to\":\"http://web\"},null]}");
		assertProblem(refused, 400, "INVALID_REQUEST");
		assertThat(Browser.json(refused).path("field").asString()).isEqualTo("probes[1].from");
	}

	@Test
	void thePictureHasBothViews() {
		JsonNode picture = Browser.json(this.browser.get(this.lab + "/picture"));
		assertThat(picture.propertyNames()).containsExactly("physical", "logical");
		assertThat(picture.at("/physical/vertices").findValuesAsString("id")).contains("pod/shop/web-0");
		assertThat(picture.at("/logical/vertices").findValuesAsString("id")).contains("service/shop/web");
	}

	private JsonNode dns(String query) {
		HttpResponse<String> response = this.browser.get(this.lab + "/dns?" + query);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Browser.json(response);
	}

	private void assertText(String path, String... parts) {
		HttpResponse<String> response = this.browser.get(path, "Accept", "application/json");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		assertThat(response.body()).contains(parts);
	}

	private static JsonNode named(JsonNode list, String name) {
		for (JsonNode entry : list) {
			if (entry.path("name").asString().equals(name)) {
				return entry;
			}
		}
		throw new AssertionError("nothing is named " + name + " in " + list);
	}

}
