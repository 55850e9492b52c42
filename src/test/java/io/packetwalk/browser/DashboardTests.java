package io.packetwalk.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Finding things again: the search, the dashboard, help and the tour. */
class DashboardTests extends BrowserTest {

	private static void openSample(Page page, String number) {
		page.navigate(server.url("/"));
		page.locator("form[action*='/" + number + "-'] button").click();
		assertThat(page.locator("#outcome")).isVisible();
	}

	@Test
	void anAddressAndAChainOfARealClusterSelectTheirBoxByKeyboard() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			openSample(page, "01");
			page.locator("#track").focus();
			page.keyboard().press("Control+k");
			assertThat(page.locator("#finder")).isFocused();
			page.keyboard().type("KUBE-SVC-TCOU7JCQXEZGVUNU");
			Locator first = page.locator("#found [role=option]").first();
			assertThat(first).containsText("Service kube-system/kube-dns");
			visitor.expectAccessible();
			page.keyboard().press("ArrowDown");
			assertThat(first).hasAttribute("aria-selected", "true");
			assertThat(page.locator("#finder")).hasAttribute("aria-activedescendant", "found-0");
			page.keyboard().press("Enter");
			assertThat(page.locator(".logical .vertex.chosen")).hasAttribute("data-id", "service/kube-system/kube-dns");
			page.keyboard().press("/");
			page.keyboard().type("10.43.0.10");
			assertThat(first).containsText("10.43.0.10 = Service kube-system/kube-dns");
			page.keyboard().press("Escape");
			page.keyboard().press("Escape");
			assertThat(page.locator("#finder")).hasValue("");
			page.keyboard().type("kernel level");
			assertThat(first).containsText("Kernel level");
			page.keyboard().press("Enter");
			assertThat(page.locator("[data-level=KERNEL]")).hasAttribute("aria-pressed", "true");
			page.keyboard().press("/");
			page.keyboard().type("KUBE-SVC-AAAAAAAAAAAAAAAA");
			assertThat(page.locator(".found-words")).containsText("no Service of this lab hashes to it");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void filtersAreInTheAddressAndSurviveAReload() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			openSample(page, "07");
			openSample(page, "01");
			page.navigate(server.url("/dashboard"));
			assertThat(page.locator("#picked tbody tr")).hasCount(2);
			assertThat(page.locator(".health")).containsText("reachable");
			page.locator("#verdict").selectOption("refused");
			assertThat(page.locator("#picked tbody tr")).hasCount(1);
			assertThat(page.locator(".filter-chip")).containsText("refused");
			page.waitForURL(Pattern.compile(".*verdict=refused.*"));
			visitor.expectAccessible();
			page.reload();
			assertThat(page.locator("#picked tbody tr")).hasCount(1);
			page.locator(".filter-chip").focus();
			page.keyboard().press("Enter");
			assertThat(page.locator("#picked tbody tr")).hasCount(2);
			page.locator("#picked .star").first().click();
			assertThat(page.locator("#picked .star").first()).hasAttribute("aria-pressed", "true");
			page.locator("#sort-to").click();
			assertThat(page.locator("th[aria-sort=ascending]")).containsText("To");
			page.goBack();
			assertThat(page.locator("th[aria-sort=descending]").last()).containsText("When");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void theTourIsOfferedOnceAndGoesByKeyboard() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			openSample(page, "01");
			assertThat(page.locator(".tour")).hasCount(0);
			Locator offer = page.locator(".tour-offer [data-action=tour]");
			offer.focus();
			page.keyboard().press("Enter");
			assertThat(page.locator(".tour h2")).isFocused();
			visitor.expectAccessible();
			for (int i = 0; i < 5; i++) {
				page.keyboard().press("ArrowRight");
			}
			assertThat(page.locator(".tour")).containsText("6 of 6");
			page.keyboard().press("Escape");
			assertThat(page.locator(".tour")).hasCount(0);
			page.reload();
			assertThat(page.locator("#picture svg")).isVisible();
			assertThat(page.locator(".tour-offer")).hasCount(0);
			page.navigate(server.url("/help"));
			page.locator("a[href*='tour=1']").click();
			assertThat(page.locator(".tour h2")).isFocused();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void theNineStepsPlayWhenAskedForAndEnd() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			assertThat(page.locator("#strip [aria-current]")).hasCount(0);
			page.locator("#nine-play").click();
			assertThat(page.locator("#strip [aria-current]")).containsText("asks for a name");
			page.locator("#nine-play").click();
			assertThat(page.locator("#nine-play")).containsText("Go on");
			page.locator("#gallery-filter").fill("tunnel");
			assertThat(page.locator(".gallery > li:not([hidden])")).hasCount(1);
			assertThat(page.locator(".gallery > li:not([hidden])")).containsText("Cloudflare");
			visitor.expectNoComplaint();
		}
	}

}
