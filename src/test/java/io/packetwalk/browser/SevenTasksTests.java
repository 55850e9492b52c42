package io.packetwalk.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Seven things people come for, done by keyboard alone: upload, fix the YAML, trace, step
 * to the drop, open its rule, share the step, ask what if.
 */
class SevenTasksTests extends BrowserTest {

	private static final String YAML = """
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop}
			spec:
			  nodeName: node-a
			  containers: [{name: client, image: curlimages/curl}]
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: web, namespace: shop, labels: {app: web}}
			spec:
			  nodeName: node-b
			  containers: [{name: web, image: nginx, ports: [{containerPort: 8080}]}]
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec:
			  internalTrafficPolicy: Local
			  selector: {app: web}
			  ports:
			  - port: 80
			    tagetPort: 8080
			""";

	@Test
	void everythingPeopleComeForIsDoneByKeyboardAlone() {
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), Size.DESK); Page page = context.newPage()) {
			page.addInitScript("addEventListener('pointerdown', () => { window.pointed = true; }, true)");
			upload(page);
			fix(page);
			trace(page);
			stepToTheDrop(page);
			openTheRule(page);
			share(page);
			askWhatIf(page);
			assertThat(page.evaluate("window.pointed === true")).isEqualTo(false);
		}
	}

	private static void upload(Page page) {
		page.navigate(server.url("/"));
		tabTo(page, "#text");
		page.keyboard().insertText(YAML);
		tabTo(page, "#make");
		page.keyboard().press("Enter");
		page.waitForURL(Pattern.compile(".*/labs/\\w+$"));
	}

	private static void fix(Page page) {
		tabTo(page, "#tab-objects");
		page.keyboard().press("ArrowRight");
		tabTo(page, "#panel-problems .where");
		page.keyboard().press("Enter");
		page.waitForURL(Pattern.compile(".*/manifests.*"));
		assertThat(page.locator("#problems .text").first()).containsText("tagetPort");
		assertThat(page.locator(".ace_text-input")).isFocused();
		page.keyboard().press("Alt+Enter");
		assertThat(page.locator("#problems [data-action=fix]")).hasCount(0);
		page.keyboard().press("Escape");
		tabTo(page, "button[value=save]");
		page.keyboard().press("Enter");
		assertThat(page.locator("h1")).containsText("revision 2");
	}

	private static void trace(Page page) {
		tabTo(page, "nav a[href$='/labs/" + lab(page) + "']");
		page.keyboard().press("Enter");
		page.waitForURL(Pattern.compile(".*/labs/\\w+$"));
		page.locator(".picture svg .view:not(.away) .vertex").first().waitFor();
		tabTo(page, "#from");
		page.keyboard().press("ControlOrMeta+a");
		page.keyboard().insertText("pod/shop/client");
		tabTo(page, "#to");
		page.keyboard().press("ControlOrMeta+a");
		page.keyboard().insertText("http://web/");
		page.keyboard().press("Enter");
		assertThat(page.locator("#outcome")).isVisible();
	}

	private static void stepToTheDrop(Page page) {
		page.keyboard().press("Space");
		page.keyboard().press("End");
		assertThat(page.locator("#inspector h2").first()).containsText(Pattern.compile("[Dd]ropped"));
	}

	private static void openTheRule(Page page) {
		tabTo(page, "#inspector .look");
		page.keyboard().press("Enter");
		assertThat(page.locator("#panel")).isVisible();
		assertThat(page.locator("#panel-lines")).containsText("has no local endpoints");
		page.keyboard().press("Escape");
		assertThat(page.locator("#panel")).isHidden();
	}

	private static void share(Page page) {
		page.keyboard().press("s");
		assertThat(page.locator("#share-dialog")).isVisible();
		tabTo(page, "#share-copy");
		page.keyboard().press("Enter");
		assertThat(page.locator("#share-done")).containsText("opied");
		page.keyboard().press("Escape");
		assertThat(page.locator("#share-dialog")).isHidden();
	}

	private static void askWhatIf(Page page) {
		page.keyboard().press("w");
		assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
		page.keyboard().press("Escape");
		assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
	}

	private static String lab(Page page) {
		return page.url().replaceAll(".*/labs/(\\w+).*", "$1");
	}

	/** Presses Tab until the element has the focus, and expects to see that it has. */
	private static void tabTo(Page page, String selector) {
		for (int i = 0; i < 150; i++) {
			page.keyboard().press("Tab");
			if (Boolean.TRUE.equals(page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector))) {
				expectVisibleFocus(page, selector);
				return;
			}
		}
		throw new AssertionError("Tab never came to " + selector + "; it was at "
				+ page.evaluate("document.activeElement?.outerHTML.slice(0, 200)"));
	}

	private static void expectVisibleFocus(Page page, String selector) {
		assertThat(page.evaluate(
				"""
						() => {
						  const ring = (e) => e && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none');
						  const e = document.activeElement;
						  return ring(e) || ring(e.parentElement) || ring(e.parentElement?.parentElement);
						}"""))
			.as("the focus is seen on " + selector)
			.isEqualTo(true);
	}

}
