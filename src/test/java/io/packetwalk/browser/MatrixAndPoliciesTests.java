package io.packetwalk.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Who reaches what, what fails here, and what the policies of a pod say. */
class MatrixAndPoliciesTests extends BrowserTest {

	private static final int NAMESPACES = 12;

	private static final int APPS = 10;

	private static String typo;

	private static String broken;

	private static String big;

	@BeforeAll
	static void open() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			typo = sample(page, "12-policy-typo-and-dns");
			broken = sample(page, "07-broken-on-purpose");
			String made = page.request()
				.post(server.url("/api/v1/labs?filename=big.yaml&cni=calico&nodes=4"),
						RequestOptions.create().setHeader("Content-Type", "application/yaml").setData(manifests()))
				.text();
			big = server.url("/labs/" + made.replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
		}
	}

	private static String sample(Page page, String id) {
		return page.request().post(server.url("/samples/" + id)).url().replaceFirst("[?#].*", "");
	}

	/** Too many groups of pods and Services to send at once. */
	private static String manifests() {
		StringBuilder yaml = new StringBuilder();
		for (int n = 0; n < NAMESPACES; n++) {
			for (int a = 0; a < APPS; a++) {
				yaml.append("""
						---
						apiVersion: apps/v1
						kind: Deployment
						metadata: {name: app-%2$d, namespace: team-%1$d}
						spec:
						  replicas: 2
						  selector: {matchLabels: {app: app-%2$d}}
						  template:
						    metadata: {labels: {app: app-%2$d}}
						    spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 8080}]}]}
						---
						apiVersion: v1
						kind: Service
						metadata: {name: app-%2$d, namespace: team-%1$d}
						spec: {selector: {app: app-%2$d}, ports: [{port: 80, targetPort: 8080}]}
						---
						apiVersion: networking.k8s.io/v1
						kind: NetworkPolicy
						metadata: {name: app-%2$d, namespace: team-%1$d}
						spec:
						  podSelector: {matchLabels: {app: app-%2$d}}
						  ingress: [{from: [{podSelector: {matchLabels: {app: app-%3$d}}}]}]
						""".formatted(n, a, (a + 1) % APPS));
			}
		}
		return yaml.toString();
	}

	private static Locator cell(Page page, int row, int column) {
		return page.locator("#grid tbody tr").nth(row).locator("td").nth(column);
	}

	@Test
	void aCellIsFoundByArrowsOpenedAndWalked() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(typo);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Matrix").setExact(true)).press("Enter");
			assertThat(page.locator("#causes .cause")).hasCount(2);
			assertThat(page.locator("#causes")).containsText("ingress of NetworkPolicy shop/web");
			visitor.expectNoViolation();
			assertThat(page.locator("#grid [tabindex='0']")).hasCount(1);
			cell(page, 0, 0).focus();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("End");
			assertThat(cell(page, 1, 4)).isFocused();
			assertThat(cell(page, 1, 4)).hasText(Pattern.compile("✕\\s*denied by policy"));
			page.keyboard().press("Enter");
			assertThat(page.locator("#pair-title")).isFocused();
			assertThat(page.locator("#pair")).containsText("has app=front-end, not app=frontend");
			visitor.expectNoViolation();
			page.keyboard().press("Escape");
			assertThat(page.locator("#pair")).isHidden();
			assertThat(cell(page, 1, 4)).isFocused();
			page.keyboard().press("Enter");
			page.keyboard().press("Tab");
			page.locator("#pair button.main").press("Enter");
			page.waitForURL(Pattern.compile(".*/t/.+"));
			assertThat(page.locator("#outcome")).containsText("Denied by a policy");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void theFilterIsInTheAddressAndWorksWithoutScript() {
		try (BrowserContext context = chromium.browser()
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(broken + "/matrix");
			page.locator(".tallies a", new Page.LocatorOptions().setHasText("no endpoints")).click();
			assertThat(page.url()).contains("verdict=no-endpoints");
			assertThat(page.locator("#grid thead th")).hasCount(2);
			page.locator("#grid td:not([data-off]) a").first().click();
			assertThat(page.locator(".cause:target")).containsText("no ready endpoints in svc/catalog");
			page.locator(".cause:target .walk").click();
			assertThat(page.url()).contains("/t/");
			page.navigate(big + "/matrix");
			page.locator("noscript a, .failing .none a").first().click();
			assertThat(page.locator("#grid tbody tr")).hasCount(60);
			page.locator("#pages a", new Page.LocatorOptions().setHasText("2")).last().click();
			assertThat(page.locator("#grid thead th").nth(1)).containsText("team-");
		}
	}

	@Test
	void aBigMatrixFillsAsItsRowsArriveAndStaysSmallInThePage() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(big + "/matrix");
			assertThat(page.locator("#streaming")).isHidden();
			assertThat(page.locator("#live")).containsText("rows are here");
			assertThat(page.locator("#extent")).containsText("columns");
			assertThat(page.locator("#rest summary")).containsText("more causes");
			assertThat(page.locator("#grid tbody tr")).hasCount(60);
			assertThat(page.locator("#grid td").count()).isLessThanOrEqualTo(60 * 40);
			visitor.expectNoViolation();
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("columns 2")).press("Enter");
			assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("columns 2"))).isFocused();
			cell(page, 0, 0).focus();
			page.keyboard().press("Control+End");
			assertThat(cell(page, 59, 39)).isFocused();
			page.keyboard().press("Enter");
			assertThat(page.locator("#pair")).containsText("Walk it");
			page.locator("#from").selectOption("team-3");
			page.waitForURL(Pattern.compile(".*from=team-3.*"));
			assertThat(page.locator("#grid tbody tr").first()).containsText("team-3/");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aPodsPoliciesAreReadAskedAndWalkedByKeyboard() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(typo);
			page.locator(".physical [data-id^='pod/shop/web'] .box").press("Enter");
			page.locator("#panel-card .explore", new Page.LocatorOptions().setHasText("Who may reach it"))
				.press("Enter");
			page.waitForURL(Pattern.compile(".*/policies\\?pod=shop%2Fweb.*"));
			Locator coming = page.locator("section[aria-labelledby=side-ingress]");
			assertThat(coming.locator(".told").first()).containsText("has app=front-end, not app=frontend");
			assertThat(page.locator(".isolation.isolated")).containsText("NetworkPolicy shop/web");
			visitor.expectNoViolation();
			page.locator("#from").fill("deployment/shop/frontend");
			page.locator("#to").fill("service/shop/web");
			page.locator("#port").fill("80");
			page.locator("#port").press("Enter");
			page.waitForURL(Pattern.compile(".*#asked"));
			assertThat(page.locator("#asked")).isFocused();
			assertThat(page.locator(".explained")).hasCount(2);
			assertThat(page.locator(".rules li")).containsText("does not match");
			visitor.expectNoViolation();
			coming.locator(".counts a").first().press("Enter");
			assertThat(page.url()).contains("verdict=allowed");
			assertThat(coming.locator(".told[data-tone=bad]")).hasCount(0);
			coming.locator(".told button[name=pair]").first().press("Enter");
			page.waitForURL(Pattern.compile(".*/t/.+"));
			visitor.expectNoComplaint();
		}
	}

	@Test
	void onAPhoneInTheDarkWhatFailsComesFirstAndOnlyTheTableScrollsSideways() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			for (String lab : new String[] { typo, broken }) {
				page.navigate(lab + "/matrix");
				assertThat(page.locator("#causes").boundingBox().y).isLessThan(page.locator("#table").boundingBox().y);
				visitor.expectNoViolation();
				expectNoSidewaysScroll(page);
				page.locator("#grid td[data-tone=bad]").first().click();
				assertThat(page.locator("#pair")).isVisible();
				visitor.expectNoViolation();
				page.navigate(lab + "/policies");
				visitor.expectNoViolation();
				expectNoSidewaysScroll(page);
			}
			assertThat(page.locator(".enforced.not")).containsText("Nothing enforces policies in this lab.");
			visitor.expectNoComplaint();
		}
	}

	private static void expectNoSidewaysScroll(Page page) {
		assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
	}

}
