package io.packetwalk.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Route tables as people read them, and URLs as they try them. */
class RoutesTests extends BrowserTest {

	private static final Path FILES = Path.of("src/test/resources/routes");

	private static String edge;

	private static String traefik;

	@BeforeAll
	static void open() {
		edge = lab("edge", "kubeadm", "ingress-nginx");
		traefik = lab("traefik", "k3s", "traefik");
	}

	private static String lab(String name, String profile, String controller) {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("#files").setInputFiles(FILES.resolve(name + ".yaml"));
			page.evaluate(
					"([profile, controller]) => { const settings = {profile, ingressController: controller, nodes: '2'};"
							+ " for (const [name, value] of Object.entries(settings)) { const field = document.querySelector(`[name=${name}]`);"
							+ " if (field) field.value = value; } }",
					new Object[] { profile, controller });
			page.locator("#make").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			return page.url().replaceFirst("[?#].*", "");
		}
	}

	private static Locator section(Page page, String title) {
		return page.locator(".proxy", new Page.LocatorOptions()
			.setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title).setLevel(2))));
	}

	private static Locator.LocatorOptions in(String text) {
		return new Locator.LocatorOptions().setHasText(text);
	}

	@Test
	void aUrlIsTriedByKeyboardWithAHeaderAndThenWalked() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(edge);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Routes").setExact(true)).press("Enter");
			assertThat(page.locator("#url")).isFocused();
			visitor.expectNoViolation();
			page.evaluate("() => { window.sameDocument = true; }");
			page.locator("#url").fill("http://shop.example.com/cart");
			page.locator("#url").press("Enter");
			assertThat(page.locator(".ending")).containsText("one of 2 backends, by weight");
			assertThat(page.locator("#live")).containsText("one of 2 backends");
			assertThat(page.locator("#url")).isFocused();
			page.locator(".headers summary").press("Enter");
			page.locator("#header").fill("X-Canary: always");
			page.locator("#ask button").press("Enter");
			assertThat(page.locator(".tried")).containsText("header X-Canary is always");
			assertThat(page.locator(".sent")).containsText("x-canary:");
			assertThat(page.locator(".seen")).containsText("200 OK from pod shop/web-next-");
			assertThat((Boolean) page.evaluate("() => window.sameDocument")).isTrue();
			assertThat(page.url()).contains("header=X-Canary");
			visitor.expectNoViolation();
			page.locator(".seen button").press("Enter");
			page.waitForURL(Pattern.compile(".*/t/.+"));
			assertThat(page.locator("#outcome")).containsText("200 OK");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void nginxGatewayAndTunnelEachShowTheirTableAndWhatFails() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(edge + "/routes");
			Locator nginx = section(page, "ingress-nginx");
			assertThat(nginx.locator(".route", in("/empty"))).containsText("503");
			assertThat(nginx.locator(".route", in("^/v1"))).containsText("becomes /$2");
			assertThat(nginx).containsText("limit-rps");
			Locator gateway = section(page, "Gateway shop/public");
			assertThat(gateway.locator(".statuses")).containsText("NotAllowedByListeners");
			assertThat(gateway.locator(".mark", in("never reached"))).isVisible();
			assertThat(gateway.locator(".route", in("header X-Next: yes"))).containsText("90 %");
			Locator tunnel = section(page, "Cloudflare Tunnel of Deployment shop/cloudflared");
			assertThat(tunnel.locator(".route", in("app.example.com"))).hasCount(2);
			assertThat(tunnel.locator(".route", in("old.example.com"))).containsText("502");
			tunnel.locator(".try", in("https://app.example.com/admin")).press("Enter");
			assertThat(page.locator(".ending")).containsText("403");
			assertThat(page.locator("#answer")).isFocused();
			assertThat(page.locator("#url")).hasValue("https://app.example.com/admin");
			visitor.expectNoViolation();
			Locator line = nginx.locator(".route", in("/empty")).locator(".origin a");
			assertThat(line).hasText(Pattern.compile("edge\\.yaml:\\d+"));
			line.press("Enter");
			assertThat(page.locator("#editor .ace_pointed")).isVisible();
			assertThat(page.locator("#editor").locator(".ace_line", in("/empty")).first()).isVisible();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void onAPhoneInTheDarkTraefiksMiddlewaresAreReadAndNothingScrollsSideways() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			page.navigate(traefik + "/routes");
			Locator table = section(page, "Traefik");
			assertThat(table.locator(".route", in("/api"))).containsText("path: strip /api");
			assertThat(table.locator(".route", in("/old"))).containsText("never matches");
			visitor.expectNoViolation();
			page.locator("#url").fill("http://home.example.com/api/users");
			page.locator("#url").press("Enter");
			assertThat(page.locator(".sent .line")).hasText("GET /users HTTP/1.1");
			visitor.expectNoViolation();
			page.locator("#url").fill("http://home.example.com/old");
			page.locator("#url").press("Enter");
			assertThat(page.locator(".tried")).containsText("there is no Middleware shop/missing");
			page.locator("#url").fill("no url at all");
			page.locator("#url").press("Enter");
			assertThat(page.locator(".refused")).containsText("cannot be tried");
			visitor.expectNoViolation();
			assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
			page.goBack();
			assertThat(page.locator(".attempt")).isVisible();
			page.navigate(edge + "/routes?url=https://app.example.com/x");
			assertThat(page.locator(".sent")).containsText("web.internal");
			visitor.expectNoViolation();
			assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void withoutScriptTheSameFormAnswersTheSameAndItCanBeWalked() {
		try (BrowserContext context = chromium.browser()
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(edge + "/routes");
			page.locator("#url").fill("http://gw.example.com/gone");
			page.locator("#url").press("Enter");
			assertThat(page.locator(".ending")).containsText("500");
			assertThat(page.locator(".proxy")).hasCount(3);
			page.locator(".seen button").click();
			assertThat(page.url()).contains("/t/");
		}
	}

}
