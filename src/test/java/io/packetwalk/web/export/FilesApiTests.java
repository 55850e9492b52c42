package io.packetwalk.web.export;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class FilesApiTests {

	private static final String SECRET = """
			---
			apiVersion: v1
			kind: Secret
			metadata: {name: token, namespace: shop}
			stringData: {password: hunter2-and-more}
			""";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String trace = "";

	private int steps;

	@BeforeEach
	void walk() {
		this.browser = new Browser(this.port);
		HttpResponse<String> made = this.browser.post("/api/v1/labs?filename=shop.yaml", "application/yaml",
				Browser.SHOP + SECRET);
		HttpResponse<String> walked = this.browser.walk(Browser.json(made).path("id").asString(), "pod/shop/client",
				"http://web");
		this.trace = Browser.json(walked).path("id").asString();
		this.steps = walked.body().split("\"n\":\\d+,\"at\":", -1).length - 1;
	}

	@ParameterizedTest
	@CsvSource({ ".csv,text/csv,-events.csv", ".sh,text/x-shellscript,-check.sh",
			".zip,application/zip,-manifests.zip" })
	void aFileIsKeptUnderANameOfItsOwn(String form, String type, String end) {
		HttpResponse<String> file = this.browser.get("/api/v1/traces/" + this.trace + form);
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
		assertThat(file.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"packetwalk-" + this.trace + end + "\"");
		assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(this.browser.get("/api/v1/traces/tNobody" + form).statusCode()).isEqualTo(404);
	}

	@Test
	void theTableHasARowForEveryStep() {
		String csv = this.browser.get("/api/v1/traces/" + this.trace + ".csv").body();
		assertThat(csv.split("\r\n")).hasSize(this.steps + 1);
		assertThat(csv).contains("SIMULATED", "seed 42").startsWith("step,ms,leg");
	}

	@Test
	void theManifestsAreThoseOfTheTraceWithoutItsSecrets() throws Exception {
		HttpResponse<byte[]> file = this.browser.client()
			.send(HttpRequest.newBuilder(this.browser.address("/api/v1/traces/" + this.trace + ".zip")).build(),
					BodyHandlers.ofByteArray());
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		assertThat(entries).containsOnlyKeys("manifests/shop.yaml", "README.md", "kind-cluster.yaml", "check.sh");
		assertThat(entries.get("manifests/shop.yaml")).contains("name: web").doesNotContain("hunter2");
		assertThat(entries.get("README.md")).contains("kind create cluster", "kubectl apply", "SIMULATED", "seed 42");
		assertThat(entries.get("kind-cluster.yaml")).contains("kubeProxyMode: iptables",
				"disableDefaultCNI: true # install flannel");
	}

	@Test
	void sizesAreThoseOfTheFiles() {
		HttpResponse<String> sizes = this.browser.get("/api/v1/traces/" + this.trace + "/exports");
		for (String form : new String[] { "txt", "md", "mmd", "csv", "sh", "json" }) {
			String file = this.browser.get("/api/v1/traces/" + this.trace + "." + form).body();
			assertThat(Browser.json(sizes).path(form).asInt()).as(form)
				.isEqualTo(file.getBytes(StandardCharsets.UTF_8).length);
		}
	}

	@Test
	void aHandOutIsCompleteWithoutScriptAndHasNoAnswersWhereBlanksAreAskedFor() {
		String told = this.browser.get("/t/" + this.trace + "/print").body();
		String blank = this.browser.get("/t/" + this.trace + "/print?answers=0").body();
		assertThat(told)
			.contains("Simulated", "client → web", "HTTP/1.1 200 OK", "class=\"changed\"", "QR code: link",
					"Try it on a real cluster", "ClusterIP", "/t/" + this.trace)
			.doesNotContain("<script");
		assertThat(blank).contains("class=\"changed\"", "left blank").doesNotContain("HTTP/1.1 200 OK", "Delivered");
		assertThat(this.browser.get("/t/tNobody/print").statusCode()).isEqualTo(404);
	}

}
