package io.packetwalk.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names as people look them up: side by side, with the origin of each line, what CoreDNS
 * prints, and the bytes.
 */
class NamesTests extends BrowserTest {

	private static final Path SHOP = Path.of("src/test/resources/names/shop.yaml");

	private static String lab;

	@BeforeAll
	static void open() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("#files").setInputFiles(SHOP);
			page.locator("#make").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			lab = page.url().replaceFirst("[?#].*", "");
		}
	}

	private static Locator column(Page page, String libc) {
		return page.locator("section[aria-labelledby=libc-" + libc + "]");
	}

	private static void typed(Page page, String from, String name) {
		page.locator("#from").fill(from);
		page.locator("#name").fill(name);
		page.locator("#name").press("Enter");
	}

	@Test
	void aNameIsLookedUpByKeyboardUnderBothLibrariesAndItsQuestionWalked() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(lab);
			page.getByRole(com.microsoft.playwright.options.AriaRole.LINK,
					new Page.GetByRoleOptions().setName("Names").setExact(true))
				.press("Enter");
			assertThat(page.locator("#name")).isFocused();
			assertThat(page.locator(".known")).containsText("web.shop.svc.cluster.local.");
			visitor.expectNoViolation();
			page.evaluate("() => { window.sameDocument = true; }");
			typed(page, "pod/shop/client", "web.shop");
			assertThat(page.locator(".difference")).containsText("musl stops here");
			assertThat(page.locator("#live")).containsText("musl stops here");
			assertThat(page.locator("#name")).isFocused();
			assertThat((Boolean) page.evaluate("() => window.sameDocument")).isTrue();
			assertThat(page.url()).contains("name=web.shop");
			sideBySide(page);
			visitor.expectNoViolation();
			column(page, "glibc").locator(".candidate").nth(2).locator(".q-walk").first().press("Enter");
			page.waitForURL(Pattern.compile(".*/t/.+#s=\\d+.*"));
			assertThat(page.locator("#inspector")).containsText("web.shop.svc.cluster.local. A");
			assertThat(page.locator("#inspector .explore")).hasAttribute("href",
					Pattern.compile(".*/names\\?from=pod%2Fshop%2Fclient&name=web\\.shop&type="));
			visitor.expectNoComplaint();
		}
	}

	private static void sideBySide(Page page) {
		assertThat(column(page, "glibc").locator(".libc-end")).containsText("found");
		assertThat(column(page, "glibc").locator(".candidate")).hasCount(3);
		assertThat(column(page, "glibc").locator(".candidate").nth(2).locator(".suffix"))
			.hasText(".svc.cluster.local.");
		assertThat(column(page, "glibc").locator(".candidate").first()).containsText("left the cluster in vain");
		assertThat(column(page, "musl").locator(".libc-end")).containsText("not found");
		assertThat(column(page, "musl")).containsText("what this pod has");
		assertThat(column(page, "musl")).containsText("the image says alpine");
		Locator conf = page.locator(".conf");
		assertThat(conf).containsText("kubelet warns: DNSConfigForming");
		assertThat(conf.locator("tr", in("options ndots:1")).locator("a")).hasText(Pattern.compile("shop\\.yaml:\\d+"));
		double left = column(page, "glibc").boundingBox().y;
		assertThat(column(page, "musl").boundingBox().y).isEqualTo(left);
	}

	private static Locator.LocatorOptions in(String text) {
		return new Locator.LocatorOptions().setHasText(text);
	}

	@Test
	void withoutScriptTheSameFormAnswersTheSame() {
		try (BrowserContext context = chromium.browser()
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(lab + "/names");
			typed(page, "pod/shop/client", "db.internal");
			assertThat(page.locator(".hosts")).containsText("10.1.2.3");
			assertThat(page.locator(".difference")).containsText("no server is asked");
			page.locator(".known a").first().click();
			assertThat(page.locator(".libc")).hasCount(2);
			column(page, "musl").locator(".q-walk").first().click();
			assertThat(page.url()).contains("/t/");
		}
	}

	@Test
	void onAPhoneInTheDarkEveryStateIsAccessibleAndNothingScrollsSideways() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			page.navigate(lab + "/names?from=pod/shop/client");
			visitor.expectNoViolation();
			page.locator(".known a", new Page.LocatorOptions().setHasText("SRV")).first().click();
			assertThat(page.locator(".difference")).containsText("dig +search");
			assertThat(page.locator("#type")).hasValue("SRV");
			visitor.expectNoViolation();
			page.locator("#type").selectOption("");
			typed(page, "pod/shop/client", "no spaces please");
			assertThat(page.locator(".refused")).containsText("is no name that can be asked for");
			assertThat(page.locator("#name")).hasValue("no spaces please");
			visitor.expectNoViolation();
			typed(page, "deployment/shop/web", "api.example.com");
			assertThat(page.locator(".libc")).hasCount(2);
			visitor.expectNoViolation();
			assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
			page.goBack();
			assertThat(page.locator(".refused")).isVisible();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aPodsPanelSaysWhereEachLineOfItsResolvConfComesFrom() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(lab);
			page.locator(".physical [data-id='pod/shop/client'] .box").press("Enter");
			assertThat(page.locator("#panel-card .explore[href*=names]")).hasAttribute("href",
					Pattern.compile("/labs/.+/names\\?from=pod%2Fshop%2Fclient"));
			page.locator("#inside-resolv-conf").click();
			Locator card = page.locator("#panel-card");
			assertThat(card).containsText("kubelet warns: DNSConfigForming");
			Locator line = card.locator("tr", in("nameserver 8.8.8.8"));
			assertThat(line).containsText("dnsConfig.nameservers");
			visitor.expectAccessible();
			line.locator("a").click();
			assertThat(page.locator("#editor .ace_pointed")).isVisible();
			assertThat(page.locator("#editor").locator(".ace_line", in("nameservers: [8.8.8.8"))).isVisible();
			visitor.expectNoComplaint();
		}
	}

	private static Page walked(Visitor visitor) {
		Page page = visitor.page();
		page.navigate(lab);
		page.locator("#from").fill("pod/shop/client");
		page.locator("#to").fill("http://web.shop.svc.cluster.local/");
		page.locator("#trace").click();
		assertThat(page.locator("#outcome")).containsText("200 OK");
		if (page.locator("[data-action=play]").innerText().contains("Pause")) {
			page.locator("[data-action=play]").click();
		}
		return page;
	}

	@Test
	void coreDnsHasPrintedWhatTheStepsSoFarMadeItPrint() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = walked(visitor);
			page.locator("[data-level=KERNEL]").click();
			page.locator("#panel-events tr", new Page.LocatorOptions().setHasText("CoreDNS answers")).first().click();
			page.locator(
					".physical [data-id^='pod/kube-system/coredns'].at .box, .physical g.now[data-id^='pod/kube-system/coredns'] .box, "
							+ ".physical [data-id^='pod/kube-system/coredns'] .box[aria-label*='Step']")
				.first()
				.press("Enter");
			page.locator("#inside-log").click();
			Locator lines = page.locator("#panel-lines");
			assertThat(lines.locator("li").first()).containsText(".:53");
			assertThat(lines.locator(".won")).containsText("\"A IN web.shop.svc.cluster.local. udp");
			assertThat(lines).not().containsText("AAAA IN");
			assertThat(page.locator("#panel-command")).containsText("kubectl -n kube-system logs coredns-");
			assertThat(page.locator("#panel-note")).containsText("Add a line log below corp.example:53 { shop.yaml:");
			visitor.expectAccessible();
			page.locator("#panel-after").click();
			assertThat(lines.locator(".won")).containsText("\"AAAA IN web.shop.svc.cluster.local. udp");
			page.locator("#track").press("Home");
			assertThat(lines).not().containsText("IN web.shop");
			assertThat(page.locator("#panel-text")).hasAttribute("href", Pattern.compile(".*/log\\?step=\\d+"));
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aLookupIsOneLineUntilItIsOpenedAndAMessageShowsItsBytes() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = walked(visitor);
			page.locator("[data-action=first]").click();
			assertThat(page.locator(".tick.fold")).hasCount(1);
			assertThat(page.locator(".tick.fold")).containsText("questions");
			assertThat(page.locator("#inspector .told-line")).containsText("questions for one name");
			assertThat(page.locator("#track")).hasAttribute("aria-valuetext", Pattern.compile(".*for one name.*"));
			page.locator("#track").press("Enter");
			page.locator("#panel-events tr", new Page.LocatorOptions().setHasText("CoreDNS answers")).first().click();
			page.locator("#inspector .bytes summary").press("Enter");
			Locator hex = page.locator("#inspector .hex");
			assertThat(hex).containsText("Header");
			assertThat(hex).containsText("web.shop.svc.cluster.local. A, ttl 30");
			assertThat(hex.locator("tr", in("000c")))
				.containsText("03 77 65 62 04 73 68 6f  .web.sho".split(" {2}")[0]);
			assertThat(hex).containsText(".web.sho");
			visitor.expectAccessible();
			visitor.expectNoComplaint();
		}
	}

}
