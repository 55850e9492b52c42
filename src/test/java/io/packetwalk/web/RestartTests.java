package io.packetwalk.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import io.packetwalk.PacketwalkApplication;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

	@TempDir
	private Path folder;

	@Test
	void labsAndTracesAreThereAfterARestart() {
		JsonNode lab;
		HttpResponse<String> trace;
		String picture;
		try (ConfigurableApplicationContext server = start()) {
			Browser browser = browser(server);
			lab = browser.makeShop();
			trace = browser.walk(lab.path("id").asString(), "pod/shop/client", "http://web/");
			picture = browser.get(path(trace) + "/picture").body();
		}
		try (ConfigurableApplicationContext server = start()) {
			Browser browser = browser(server);
			assertThat(browser.get(path(trace)).body()).isEqualTo(trace.body());
			assertThat(browser.get(path(trace) + "/picture").body()).isEqualTo(picture);
			String page = path(trace).replace("/api/v1/traces/", "/t/");
			assertThat(browser.get(page, "Accept", "text/html").statusCode()).isEqualTo(200);
			assertThat(browser.get(page + "/transcript", "Accept", "text/html").body()).contains("id=\"step-1\"");

			String id = lab.path("id").asString();
			JsonNode again = Browser.json(browser.get("/api/v1/labs/" + id));
			assertThat(again.path("summary")).isEqualTo(lab.path("summary"));
			assertThat(again.path("problems")).isEqualTo(lab.path("problems"));
			assertThat(Browser.json(browser.walk(id, "pod/shop/client", "http://web/")).path("legs"))
				.isEqualTo(Browser.json(trace).path("legs"));
			assertThat(browser
				.put("/api/v1/labs/" + id, "text/yaml", Browser.SHOP, "Authorization",
						"Bearer " + lab.path("editToken").asString())
				.statusCode()).isEqualTo(200);
		}
	}

	private ConfigurableApplicationContext start() {
		return SpringApplication.run(PacketwalkApplication.class, "--server.port=0",
				"--spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("packetwalk"));
	}

	private static Browser browser(ConfigurableApplicationContext server) {
		return new Browser(((WebServerApplicationContext) server).getWebServer().getPort());
	}

	private static String path(HttpResponse<String> trace) {
		return trace.headers().firstValue("Location").orElseThrow();
	}

}
