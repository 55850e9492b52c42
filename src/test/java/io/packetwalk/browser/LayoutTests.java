package io.packetwalk.browser;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The frame of the main screen: its panels, drawers and panes, its themes, and how still
 * it can be.
 */
class LayoutTests extends BrowserTest {

	/** How many elements or their pseudo-elements would take time to move. */
	private static final String MOVING = """
			() => [...document.querySelectorAll('*')].filter((one) => [null, '::before', '::after'].some((part) => {
			  const style = getComputedStyle(one, part);
			  return `${style.transitionDuration}, ${style.animationDuration}`.split(', ').some((time) => time !== '0s');
			})).length""";

	/** Whether the small map stands on the box where the packet is. */
	private static final String MAP_COVERS = """
			() => {
			  const [map, box] = ['#minimap', '.view:not(.away) .vertex.here .box'].map((one) => document.querySelector(one).getBoundingClientRect());
			  return map.left < box.right && box.left < map.right && map.top < box.bottom && box.top < map.bottom;
			}""";

	private static String trace;

	@BeforeAll
	static void open() {
		try (BrowserContext context = chromium.browser().newContext()) {
			trace = new Exhibits(server, context.request()).delivered();
		}
	}

	private static BrowserContext window(int width, int height) {
		return window(new Browser.NewContextOptions().setViewportSize(width, height));
	}

	private static BrowserContext window(Browser.NewContextOptions options) {
		BrowserContext context = chromium.browser().newContext(options);
		context.setDefaultTimeout(60_000);
		return context;
	}

	private static Page at(BrowserContext context, String query) {
		Page page = context.newPage();
		page.navigate(server.url("/t/" + trace + query + "#s=64&lvl=operator"));
		assertThat(page.locator(".tick.now")).isVisible();
		return page;
	}

	private static double width(Page page, String element) {
		return page.locator(element).boundingBox().width;
	}

	@Test
	void aPanelIsResizedByKeysOrButtonsIsRememberedAndGoesBack() {
		try (BrowserContext context = window(1440, 900)) {
			Page page = at(context, "");
			double usual = width(page, "#inspector");
			page.locator(".split.at-inspector").press("ArrowLeft");
			page.locator(".split.at-inspector").press("ArrowLeft");
			assertThat(width(page, "#inspector")).isEqualTo(usual + 48);
			assertThat(page.locator(".split.at-inspector")).hasAttribute("aria-valuenow", "440");
			page.reload();
			assertThat(page.locator(".tick.now")).isVisible();
			assertThat(width(page, "#inspector")).isEqualTo(usual + 48);
			page.locator("#look-menu > summary").click();
			page.locator("[aria-label='Step smaller']").click();
			assertThat(width(page, "#inspector")).isEqualTo(usual);
			page.getByText("Usual sizes").click();
			assertThat(page.evaluate("localStorage.getItem('panels')")).isNull();
		}
	}

	@Test
	void aDrawerTakesTheFocusFencesTheRestAndGivesItBack() {
		try (BrowserContext context = window(1024, 768)) {
			Page page = at(context, "");
			assertThat(page.locator("#inspector")).not().isInViewport();
			page.locator(".panes [data-pane=inspector]").press("Enter");
			assertThat(page.locator("#inspector")).isFocused();
			assertThat(page.locator("#inspector")).isInViewport();
			assertThat(page.locator("header.topbar")).hasJSProperty("inert", true);
			assertThat(page.locator("#playback")).hasJSProperty("inert", true);
			page.keyboard().press("Escape");
			assertThat(page.locator(".panes [data-pane=inspector]")).isFocused();
			assertThat(page.locator("[inert]")).hasCount(0);
		}
	}

	@Test
	void aLowWindowFoldsTheRecordsTellsTheStepAndKeepsTheMapOffIt() {
		try (BrowserContext context = window(1024, 768)) {
			Page page = at(context, "");
			assertThat(page.locator("#panel-events")).isHidden();
			assertThat(page.locator(".caption")).containsText("64 of 112 · DNAT to a pod");
			for (int i = 0; i < 3; i++) {
				page.keyboard().press("+");
			}
			assertThat(page.locator("#minimap")).isVisible();
			assertThat(page.evaluate(MAP_COVERS)).isEqualTo(false);
			page.locator("#tab-events").click();
			assertThat(page.locator("#panel-events tr.now")).isInViewport();
			assertThat(page.locator("#records-fold")).hasAttribute("aria-expanded", "true");
		}
	}

	@Test
	void aPhoneShowsTheSentenceThePacketAndLargeButtonsAndKeepsThePictureBehindATab() {
		try (BrowserContext context = window(390, 844)) {
			Page page = at(context, "");
			assertThat(page.locator("#inspector .say").first()).isInViewport();
			assertThat(page.locator("#inspector .changed").first()).isInViewport();
			assertThat(page.locator("#picture")).isHidden();
			assertThat(page.locator("[data-action=next]").boundingBox().height).isGreaterThanOrEqualTo(48);
			page.locator("[data-action=next]").click();
			assertThat(page.locator(".tick.now")).containsText("65");
			page.locator(".panes [data-pane=map]").click();
			assertThat(page.locator("#picture")).isVisible();
			page.locator("[data-action=find]").click();
			assertThat(page.locator("#finder")).isFocused();
			page.keyboard().press("Escape");
			page.keyboard().press("Escape");
			assertThat(page.locator("[data-action=find]")).isFocused();
			page.setViewportSize(320, 256);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
		}
	}

	@Test
	void nothingMovesUnderReducedMotionAndTheWayIsStillSaid() {
		Browser.NewContextOptions still = new Browser.NewContextOptions().setViewportSize(1440, 900)
			.setReducedMotion(ReducedMotion.REDUCE);
		try (BrowserContext asked = window(still); BrowserContext switched = window(1440, 900)) {
			Page own = at(switched, "");
			assertThat((Integer) own.evaluate(MOVING)).as("it moves at first").isPositive();
			own.locator("#look-menu > summary").click();
			own.locator("input[name=motion][value=reduced]").check();
			own.keyboard().press("Escape");
			for (Page page : List.of(at(asked, ""), own)) {
				assertThat(page.evaluate(MOVING)).as("elements that would move").isEqualTo(0);
				page.locator("#track").press("ArrowRight");
				assertThat(page.locator(".tick.now")).containsText("65");
				assertThat(page.locator(".passage")).hasText("●nat PREROUTING, node-a→routing, node-a");
				assertThat(page.locator(".token .ring")).hasCSS("stroke-width", "2px");
				page.locator("[data-action=play]").click();
				page.waitForTimeout(1600);
				assertThat(page.locator(".tick.now")).containsText("70");
				page.locator("[data-action=play]").click();
			}
		}
	}

	@Test
	void aThemeIsChosenRememberedAndPinnedByALink() {
		try (BrowserContext context = window(1440, 900)) {
			Page page = at(context, "?theme=hc");
			assertThat(page.locator("html")).hasAttribute("data-theme", "hc");
			assertThat(page.locator("body")).hasCSS("background-color", "rgb(0, 0, 0)");
			page.locator("#look-menu > summary").click();
			page.locator("input[name=theme][value=dark]").check();
			assertThat(page.url()).as("who chooses is not pinned any more").doesNotContain("theme=");
			page.navigate(server.url("/help/keys"));
			assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
			page.locator("#look-menu > summary").click();
			page.locator("input[name=theme][value=system]").check();
			assertThat(page.locator("html")).not().hasAttribute("data-theme", "dark");
		}
	}

	@Test
	void forcedColoursLoseNoState() {
		try (BrowserContext context = window(
				new Browser.NewContextOptions().setViewportSize(1440, 900).setForcedColors(ForcedColors.ACTIVE))) {
			Page page = at(context, "");
			assertThat(page.locator(".tick.now")).hasCSS("border-top-style", "double");
			assertThat(page.locator(".tick.back").first()).hasCSS("border-top-style", "dashed");
			assertThat(page.locator(".tick.past").first()).hasCSS("border-bottom-width", "4px");
			assertThat(page.locator(".tick.now b i")).hasText("■");
			assertThat(page.screenshot().length).isGreaterThan(20_000);
		}
	}

}
