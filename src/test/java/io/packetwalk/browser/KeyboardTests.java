package io.packetwalk.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The explorer without a mouse: every key, what it says, and where the address is then.
 */
class KeyboardTests extends BrowserTest {

	/** The timeline as it is read aloud; other buttons may stand between these. */
	private static final String TIMELINE = """
			- region "Timeline":
			  - button "First step"
			  - button "Interesting step before"
			  - button "One step back"
			  - button "Play"
			  - button "One step on"
			  - button "Next interesting step"
			  - button "Last step"
			  - group "Speed":
			    - button "½×"
			    - button "1×" [pressed]
			    - button "2×"
			    - button "4×"
			  - group "How closely":
			    - button "Story"
			    - button "Operator" [pressed]
			    - button "Kernel"
			  - text: /200 OK/
			  - button "Reply"
			  - button "Request and reply one over the other"
			  - slider "Step"
			""";

	private static Exhibits exhibits;

	private static BrowserContext context;

	@BeforeAll
	static void open() {
		context = Look.LIGHT.open(chromium.browser(), Size.DESK);
		exhibits = new Exhibits(server, context.request());
	}

	@AfterAll
	static void close() {
		context.close();
	}

	private static Page at(String path) {
		Page page = context.newPage();
		page.navigate(server.url(path));
		return page;
	}

	/**
	 * A trace at its last but one step of the request, with the focus on the timeline.
	 */
	private static Page delivered(String fragment) {
		Page page = at("/t/" + exhibits.delivered() + fragment);
		assertThat(page.locator(".tick.now")).isVisible();
		page.locator("#track").focus();
		return page;
	}

	@Test
	void aPacketIsTracedToItsDropTheRuleReadAndTheStepSharedByKeysAlone() {
		String lab = exhibits.lab("12-policy-typo-and-dns");
		try (Page page = at("/labs/" + lab + "/trace/new?from=deployment/shop/frontend&to=svc/shop/web:80&proto=tcp")) {
			assertThat(page.locator("#trace")).isFocused();
			assertThat(page.locator("#to")).hasValue("tcp://web.shop:80");
			page.keyboard().press("Enter");
			assertThat(page.locator("#outcome")).isVisible();
			page.keyboard().press("F6");
			pressUntil(page, "End", page.locator(".tick.now:is([data-look=drop], [data-look=reject])"));
			assertThat(page.locator("#live")).containsText(Pattern.compile("^Step \\d+ of \\d+\\. (Dropped|Refused) "));
			assertThat(page).hasTitle(Pattern.compile("^✕ Step \\d+/\\d+ .+"));
			assertThat(page).hasURL(Pattern.compile("/labs/" + lab + "\\?t=t\\w+#s=\\d+&dir=\\w+&lvl=operator"));
			page.keyboard().press("s");
			assertThat(page.locator("dialog[open]")).isVisible();
			page.keyboard().press("Escape");
			assertThat(page.locator("dialog[open]")).hasCount(0);
			page.keyboard().press("m");
			assertThat(page).hasURL(Pattern.compile("file=|/manifests"));
		}
	}

	private static void pressUntil(Page page, String key, Locator seen) {
		page.keyboard().press(key);
		assertThat(seen).isVisible();
	}

	@Test
	void everyKeyOfTheSheetHasAControlOnScreenAndTheSheetGivesTheFocusBack() {
		try (Page page = delivered("#s=64")) {
			page.keyboard().press("?");
			Locator sheet = page.locator("#keys-sheet");
			assertThat(sheet).isVisible();
			assertThat(page.locator("#keys-sheet tr[data-keys]:visible").count()).isGreaterThan(20);
			Object unseen = page.evaluate("""
					() => [...document.querySelectorAll('#keys-sheet tr[data-control]:not([hidden])')]
					  .filter((row) => !document.querySelector(row.dataset.control)?.checkVisibility())
					  .map((row) => row.textContent)""");
			assertThat((List<?>) unseen).isEmpty();
			page.keyboard().press("Escape");
			assertThat(sheet).isHidden();
			assertThat(page.locator("#track")).isFocused();
		}
	}

	@Test
	void theTimelineLeapsTurnsAndTellsWhereItIs() {
		try (Page page = delivered("#s=57&lvl=operator")) {
			assertThat(page.locator("#playback")).matchesAriaSnapshot(TIMELINE);
			pressUntil(page, "n", page.locator(".tick.now[data-look=rewrite]"));
			assertThat(page.locator("#live")).hasText(
					Pattern.compile("Step 64 of 112\\. Rewritten on node-a\\. Destination is now .+ port 8000\\."));
			assertThat(page.locator("#track")).hasAttribute("aria-valuetext",
					Pattern.compile("Step 64 of 112, DNAT to a pod, node-a"));
			assertThat(page.locator(".tie.on text").first()).hasText("put back at 108");
			page.keyboard().press("r");
			assertThat(page.locator(".tick.now")).hasClass(Pattern.compile("back"));
			page.keyboard().press("3");
			page.keyboard().press("Home");
			assertThat(page.locator(".tick.now")).containsText("name lookup");
			int folded = page.locator(".tick").count();
			page.keyboard().press("Enter");
			assertThat(page.locator(".tick.now")).containsText("asks");
			assertThat(page.locator(".tick").count()).isGreaterThan(folded + 40);
		}
	}

	@Test
	void singleKeysCanBeSwitchedOffAndStayOff() {
		try (Page page = delivered("#s=64&lvl=operator")) {
			page.keyboard().press("?");
			page.locator("#keys-single").focus();
			page.keyboard().press("Space");
			page.keyboard().press("Escape");
			page.keyboard().press("3");
			page.reload();
			assertThat(page.locator(".tick.now")).isVisible();
			page.locator("#track").focus();
			page.keyboard().press("3");
			page.keyboard().press("ArrowRight");
			assertThat(page.locator(".tick.now")).containsText("65");
			assertThat(page.locator("[data-level=OPERATOR]")).hasAttribute("aria-pressed", "true");
			page.evaluate("localStorage.removeItem('keys')");
		}
	}

	@Test
	void aSelectionIsInTheAddressAndBackUndoesIt() {
		try (Page page = delivered("#s=64&lvl=operator")) {
			page.locator(".physical [data-id='node/node-a/netfilter'] .box").focus();
			page.keyboard().press("Enter");
			assertThat(page).hasURL(Pattern.compile("#s=64&.*sel=node/node-a/netfilter&in=node/node-a:rules"));
			String address = page.url();
			page.goBack();
			assertThat(page.locator("#panel")).isHidden();
			assertThat(page.locator(".tick.now")).containsText("64");
			page.navigate(address);
			page.reload();
			assertThat(page.locator("#panel-title")).containsText("node-a");
			assertThat(page.locator("#inspector")).containsText("DNAT to a pod");
		}
	}

}
