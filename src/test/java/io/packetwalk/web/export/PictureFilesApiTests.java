package io.packetwalk.web.export;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.packetwalk.export.drawing.Xml;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class PictureFilesApiTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	private String trace = "";

	@BeforeEach
	void walk() {
		this.browser = new Browser(this.port);
		String lab = this.browser.makeShop().path("id").asString();
		this.trace = Browser.json(this.browser.walk(lab, "pod/shop/client", "http://web")).path("id").asString();
	}

	@ParameterizedTest
	@CsvSource({ "'',-path.svg", "?part=whole,-whole.svg", "?part=strip&theme=hc,-strip-hc.svg",
			"?step=3&theme=dark&scale=2&transparent=true,-path-step-3-dark.svg" })
	void aPictureIsAnSvgUnderANameOfItsOwn(String query, String end) {
		HttpResponse<String> picture = this.browser.get("/api/v1/traces/" + this.trace + ".svg" + query);
		assertThat(picture.statusCode()).isEqualTo(200);
		assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml;charset=UTF-8");
		assertThat(picture.headers().firstValue("Content-Disposition"))
			.contains("inline; filename=\"packetwalk-" + this.trace + end + "\"");
		assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(Xml.parsed(picture.body()).getDocumentElement().getTextContent()).contains("Simulated", this.trace);
	}

	@ParameterizedTest
	@ValueSource(strings = { "part=half", "theme=pink", "scale=9", "scale=NaN", "step=0", "step=9999", "step=x",
			"transparent=perhaps" })
	void whatNoPictureCanBeIsRefused(String query) {
		for (String form : new String[] { ".svg?", ".png?" }) {
			HttpResponse<String> answer = this.browser.get("/api/v1/traces/" + this.trace + form + query);
			assertThat(answer.statusCode()).as(form).isEqualTo(400);
			assertThat(Browser.json(answer).path("code").asString()).isEqualTo("INVALID_REQUEST");
			assertThat(Browser.json(answer).path("field").asString()).isEqualTo(query.replaceFirst("=.*", ""));
		}
	}

	@Test
	void itIsPaintedToo() throws Exception {
		for (String path : new String[] { "/api/v1/traces/" + this.trace + ".png", "/t/" + this.trace + "/card.png" }) {
			HttpResponse<byte[]> painted = this.browser.client()
				.send(HttpRequest.newBuilder(this.browser.address(path)).build(), BodyHandlers.ofByteArray());
			assertThat(painted.headers().firstValue("Content-Type")).contains("image/png");
			assertThat(painted.body()).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
		}
		assertThat(this.browser.get("/t/" + this.trace + "/card.svg").body()).contains("client → web: delivered in ");
	}

}
