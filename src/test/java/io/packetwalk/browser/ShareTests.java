package io.packetwalk.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody shares a step, and somebody else opens, embeds or misses it. */
class ShareTests extends BrowserTest {

	private static final Pattern TRACE = Pattern.compile(".*/t/t\\w{10}.*");

	/** A trace of a sample, made by this visitor; its path. */
	private static String walked(Page page) {
		page.navigate(server.url("/"));
		page.locator("form[action*='01-short-name-dns'] button").click();
		assertThat(page.locator("#outcome")).containsText("200 OK");
		return page.locator("[data-export=transcript]").getAttribute("href").replace("/transcript", "");
	}

	private static void openAt(Page page, String path) {
		page.navigate(server.url(path));
		assertThat(page.locator("#inspector h2")).containsText("DNAT to a pod");
	}

	/** The dialog by keyboard: s, the tabs by arrows, copied, and back by Esc. */
	@Test
	void aStepIsSharedByKeyboardInEveryForm() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
			String path = walked(page);
			openAt(page, path + "#s=64&lvl=operator");
			page.keyboard().press("s");
			assertThat(page.locator("#share-copy")).isFocused();
			page.keyboard().press("Enter");
			assertThat(page.locator("#share-done")).hasText("Copied");
			assertThat((String) page.evaluate("() => navigator.clipboard.readText()"))
				.isEqualTo(server.url(path + "#s=64&dir=fwd&lvl=operator"));
			visitor.expectNoViolation();
			page.locator("#share-tab-link").focus();
			expectForms(page, path);
			page.keyboard().press("Escape");
			assertThat(page.locator("#share-dialog")).isHidden();
			assertThat(page.locator("#share")).isFocused();
			visitor.expectNoComplaint();
		}
	}

	private static void expectForms(Page page, String path) {
		for (String text : List.of("/s#z1:", "DNAT to a pod\\]\\(", "<iframe src=", path)) {
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#share-text")).hasValue(Pattern.compile(".*" + text + ".*"));
		}
		assertThat(page.locator("#share-qr")).isVisible();
		assertThat(page.locator("#inspector h2")).containsText("step 64");
	}

	@Test
	void onAPhoneInTheDarkTheDialogFitsAndLosesNothing() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			String path = walked(page);
			openAt(page, path + "#s=64&lvl=operator");
			page.locator("#share").click();
			page.locator("input[name=hide]").check();
			page.locator("#share-theme").selectOption("light");
			assertThat(page.locator("#share-text"))
				.hasValue(server.url(path + "?theme=light&answers=0#s=64&dir=fwd&lvl=operator"));
			assertThat(
					(boolean) page.evaluate("() => document.getElementById('share-dialog').scrollWidth <= innerWidth"))
				.isTrue();
			visitor.expectNoViolation();
			page.navigate(page.locator("#share-text").inputValue());
			assertThat(page.locator("#cover")).isVisible();
			assertThat(page.locator("#inspector .fields .changed .to").first()).isHidden();
			visitor.expectNoViolation();
			page.locator("#uncover").click();
			assertThat(page.locator("#inspector .fields .changed .to").first()).isVisible();
			assertThat(page.locator("html")).hasAttribute("data-theme", "light");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aTraceTravelsWholeInALinkAndWalksTheSameElsewhere() {
		String link;
		String original;
		try (Visitor owner = Visitor.atADesk(chromium.browser())) {
			Page page = owner.page();
			String path = walked(page);
			original = document(page, path);
			openAt(page, path + "#s=64&lvl=operator");
			page.keyboard().press("s");
			page.locator("#share-tab-packed").click();
			assertThat(page.locator("#share-note")).containsText("characters");
			link = page.locator("#share-text").inputValue();
		}
		try (Visitor guest = Visitor.atADesk(chromium.browser())) {
			Page page = guest.page();
			List<String> sent = new ArrayList<>();
			page.onRequest((request) -> sent.add(request.method() + " " + request.url()));
			page.navigate(link);
			assertThat(page.locator("#carried")).containsText("cloudflared → reverse-proxy");
			assertThat(page.locator("#carried summary")).containsText("homelab.yaml");
			guest.expectNoViolation();
			assertThat(sent).allMatch((request) -> request.startsWith("GET ") && !request.contains("/api/"));
			page.locator("#run").click();
			page.waitForURL(TRACE);
			assertThat(page.locator("#inspector h2")).containsText("DNAT to a pod");
			assertThat(document(page, page.url().replaceAll(".*(/t/\\w+).*", "$1"))).isEqualTo(original);
			guest.expectNoComplaint();
		}
	}

	/** The trace's JSON without what names it. */
	private static String document(Page page, String path) {
		String json = page.request().get(server.url(path.replace("/t/", "/api/v1/traces/"))).text();
		return json.replaceFirst("\"id\":\"\\w+\",\"lab\":\"\\w+\"", "");
	}

	@Test
	void aLinkThatCannotBeOpenedSaysWhy() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			String bomb = (String) openedBlank(page).evaluate(
					"""
							async () => {
							  const packed = new Blob(['0'.repeat(3 << 20)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
							  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
							  return btoa(String.fromCharCode(...bytes)).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
							}""");
			expectRefused(page, "", "nothing follows the #");
			expectRefused(page, "#z2:AAAA", "version z2; this Packetwalk reads version z1");
			expectRefused(page, "#z1:q1b*", "characters that do not belong");
			expectRefused(page, "#z1:q1bKL0pVslJKTFRIVEhNTFFSqAU", "damaged");
			expectRefused(page, "#z1:" + "A".repeat(90_000), "more than 64 kB");
			expectRefused(page, "#z1:" + bomb, "more than 2 MB");
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
		}
	}

	private static Page openedBlank(Page page) {
		page.navigate(server.url("/s"));
		return page;
	}

	private static void expectRefused(Page page, String fragment, String says) {
		page.navigate("about:blank");
		page.navigate(server.url("/s" + fragment));
		assertThat(page.locator(".carried-no")).containsText(says);
	}

	@Test
	void aSandboxedFrameOnAnotherSiteMovesByMessage() throws IOException {
		try (Visitor author = Visitor.atADesk(chromium.browser());
				Visitor reader = Visitor.atADesk(chromium.browser())) {
			String path = walked(author.page());
			HttpServer blog = blog(server.url("/embed" + path + "?lvl=op"));
			try {
				Page page = reader.page();
				page.navigate("http://127.0.0.1:" + blog.getAddress().getPort() + "/");
				page.waitForFunction("() => got.some((one) => one.type === 'size' && one.height > 200)");
				page.evaluate(
						"() => document.querySelector('iframe').contentWindow.postMessage({ type: 'go', step: 64 }, '*')");
				page.waitForFunction("() => got.some((one) => one.type === 'step' && one.step === 64)");
				assertThat(page.frameLocator("iframe").locator("#step h2")).hasText("DNAT to a pod");
				assertThat(page.context().cookies()).isEmpty();
				reader.expectNoComplaint();
				page.navigate(server.url("/embed" + path + "?theme=dark"));
				assertThat(page.locator("#step h2")).isVisible();
				reader.expectNoViolation();
				page.locator("#at").press("End");
				assertThat(page.locator("#step h2")).containsText("Response: 200 OK");
				reader.expectNoComplaint();
			}
			finally {
				blog.stop(0);
			}
		}
	}

	/** A page of another origin that frames us as strictly as can be. */
	private static HttpServer blog(String embedded) throws IOException {
		byte[] page = """
				<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,"><h1>A blog</h1>
				<script>window.got = []; addEventListener('message', (event) => got.push(event.data));</script>
				<iframe title="A trace" width="800" height="480" sandbox="allow-scripts" src="%s"></iframe>"""
			.formatted(embedded)
			.getBytes(StandardCharsets.UTF_8);
		HttpServer blog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		blog.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		blog.start();
		return blog;
	}

	@Test
	void whoMadeATraceRemovesItAndItsLinkSaysSo() {
		try (Visitor owner = Visitor.atADesk(chromium.browser()); Visitor guest = Visitor.atADesk(chromium.browser())) {
			Page page = owner.page();
			String path = walked(page);
			guest.page().navigate(server.url(path));
			guest.page().locator("#share").click();
			assertThat(guest.page().locator("#share-copy")).isVisible();
			assertThat(guest.page().locator("#share-remove")).isHidden();
			page.navigate(server.url(path));
			page.locator("#share").click();
			page.locator("[data-remove=trace]").click();
			assertThat(page.locator("#share-sure")).isFocused();
			owner.expectNoViolation();
			page.locator("#share-yes").click();
			page.waitForURL(Pattern.compile(".*/dashboard\\?gone=.+"));
			assertThat(guest.page().navigate(server.url(path)).status()).isEqualTo(410);
			assertThat(guest.page().locator("main")).containsText("was removed by its owner on");
			guest.expectNoViolation();
			owner.expectNoViolation();
			page.locator(".gone button").click();
			assertThat(page.locator(".gone")).hasCount(0);
			assertThat(guest.page().navigate(server.url(path)).status()).isEqualTo(200);
			owner.expectNoComplaint();
		}
	}

}
