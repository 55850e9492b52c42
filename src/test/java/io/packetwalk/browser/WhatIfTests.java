package io.packetwalk.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What if, by keyboard: choose, see both lanes, swap them, and find them again by their
 * address.
 */
class WhatIfTests extends BrowserTest {

	private static final Path SHOP = Path.of("src/test/resources/names/shop.yaml");

	@Test
	void aChangeIsChosenByKeyboardAndBothLanesStayAtTheirAddress() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("#files").setInputFiles(SHOP);
			page.locator("#make").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			assertThat(page.locator(".first-walk")).containsText("press Trace");
			assertThat(page.locator("#playback")).isHidden();
			page.locator("#from").fill("pod/shop/client");
			page.locator("#to").fill("http://web.shop.svc.cluster.local/");
			page.locator("#trace").click();
			assertThat(page.locator("[data-action=whatif]")).isEnabled();
			page.locator("#track").press("w");
			assertThat(page.locator("#whatif-title")).isFocused();
			page.getByLabel("No pod behind Service shop/web is ready").check();
			visitor.expectNoViolation();
			page.getByLabel("No pod behind Service shop/web is ready").press("Enter");
			page.waitForURL(Pattern.compile(".*/t/.+with=.+"));
			bothLanes(page);
			visitor.expectNoViolation();
			page.locator(".lane-head.a").press("Enter");
			assertThat(page.locator(".lane-head.a")).hasAttribute("aria-pressed", "true");
			assertThat(page.locator(".story-verdict, #outcome").last()).containsText("200");
			page.reload();
			bothLanes(page);
			assertThat(page.locator(".lane-head.a")).hasAttribute("aria-pressed", "true");
			page.locator("#lane-close").press("Enter");
			assertThat(page.locator("#lanes")).isHidden();
			assertThat(page.url()).doesNotContain("with=");
			visitor.expectNoComplaint();
		}
	}

	private static void bothLanes(Page page) {
		assertThat(page.locator("#lane-says")).containsText("refused instead of rewritten, because Service shop/web");
		assertThat(page.locator(".lane-beside .tick").first()).isVisible();
		assertThat(page.locator(".tick.parts")).hasCount(2);
		assertThat(page.locator("#track .tick.now")).isInViewport();
		assertThat(page.locator(".lane-beside .tick.parts")).isInViewport();
	}

}
