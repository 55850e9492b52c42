package io.packetwalk.web.export;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.packetwalk.export.drawing.QrSvg;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class QrApiTests {

	private final Browser browser;

	private final String server;

	private String trace = "";

	QrApiTests(@Autowired @LocalServerPort int port) {
		this.browser = new Browser(port);
		this.server = "http://localhost:" + port;
	}

	@BeforeEach
	void walk() {
		String lab = this.browser.makeShop().path("id").asString();
		this.trace = Browser.json(this.browser.walk(lab, "pod/shop/client", "http://web")).path("id").asString();
	}

	@Test
	void theCodeLeadsToTheStepOnThisServer() {
		HttpResponse<String> code = this.browser.get("/t/" + this.trace + "/qr.svg?s=7&lvl=kernel");
		assertThat(code.headers().firstValue("Content-Type")).contains("image/svg+xml;charset=UTF-8");
		assertThat(code.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(code.body()).isEqualTo(QrSvg.write(this.server + "/t/" + this.trace + "#s=7&lvl=kernel",
				"QR code: link to step 7 of this trace"));
	}

	@Test
	void theCodeSaysAllThatTheLinkSays() {
		assertThat(this.browser.get("/t/" + this.trace + "/qr.svg?theme=dark&answers=0&s=7&dir=rev&lvl=story").body())
			.isEqualTo(QrSvg.write(this.server + "/t/" + this.trace + "?theme=dark&answers=0#s=7&dir=rev&lvl=story",
					"QR code: link to step 7 of this trace"));
	}

	@Test
	void withoutAStepItLeadsToTheTrace() {
		assertThat(this.browser.get("/t/" + this.trace + "/qr.svg").body())
			.isEqualTo(QrSvg.write(this.server + "/t/" + this.trace, "QR code: link to this trace"));
	}

	@Test
	void whatIsNoStepOrNoLevelIsRefused() {
		assertThat(this.browser.get("/t/" + this.trace + "/qr.svg?s=0").statusCode()).isEqualTo(400);
		assertThat(this.browser.get("/t/" + this.trace + "/qr.svg?lvl=%3Csvg%3E").body()).contains("INVALID_REQUEST")
			.doesNotContain("<svg>");
		assertThat(this.browser.get("/t/" + this.trace + "/qr.svg?s=7&dir=up").statusCode()).isEqualTo(400);
		assertThat(this.browser.get("/t/tNobody/qr.svg").statusCode()).isEqualTo(404);
	}

}
