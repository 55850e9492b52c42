package io.packetwalk.browser;

import java.util.List;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody mends their YAML in the browser. */
class ManifestsTests extends BrowserTest {

	@Test
	void yamlIsMendedByKeyboardAloneAndNothingTypedIsLost() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.onDialog(Dialog::accept);
			String lab = open(page, "07-broken-on-purpose");
			page.navigate(server.url(lab + "/manifests?file=shop.yaml&line=100"));
			Locator problems = page.locator("#problems .problem");
			assertThat(problems).hasCount(3);
			assertThat(page.locator(".ace_text-input")).isFocused();

			page.keyboard().press("F8");
			assertThat(page.locator("#live")).containsText("targetPort 8081 is not among the ports");
			page.keyboard().press("Alt+Enter");
			assertThat(page.locator("#live")).containsText("Fixed: targetPort: 8080");
			assertThat(problems).hasCount(2);
			assertThat(page.locator("#outlook")).containsText("1 object differs, 1 problem gone.");
			assertThat(page.locator("#outlook")).containsText("newly reachable");
			visitor.expectNoViolation();

			page.reload();
			assertThat(page.locator("#notices")).containsText("Your unsaved changes are back.");
			assertThat(problems).hasCount(2);

			page.locator(".ace_scroller").focus();
			page.keyboard().press("Enter");
			page.keyboard().press("Escape");
			page.keyboard().press("Tab");
			assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Discard changes")))
				.isFocused();
			page.keyboard().press("Tab");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(page.locator("#notices")).containsText("Saved as revision 2.");
			assertThat(problems).hasCount(2);
			assertThat(page.locator(".revisions")).containsText("Service shop/cart changed");

			page.navigate(server.url(lab + "/diff/1..2"));
			assertThat(page.locator(".pair-table")).containsText("newly reachable");
			assertThat(page.locator(".diff-table")).containsText("targetPort: 8080");
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void onAPhoneAFileIsAddedMendedAndRenamed() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			page.onDialog(Dialog::accept);
			String lab = open(page, "01-short-name-dns");
			page.navigate(server.url(lab + "/manifests"));
			button(page, "New file").click();
			page.locator("#ask-input").fill("extra.yaml");
			button(page, "Create").click();
			assertThat(page.locator(".file-link[aria-current]")).containsText("extra.yaml");
			page.locator(".ace_text-input").focus();
			page.keyboard().insertText("apiVersion: v1\nkind: Servce\nmetadata: {name: extra}\n");
			Locator fix = page.locator("#problems .problem")
				.filter(new Locator.FilterOptions().setHasText("there is no kind Servce"));
			fix.getByRole(AriaRole.BUTTON).click();
			assertThat(fix).hasCount(0);
			assertThat(page.locator("#outlook")).containsText("Service default/extra");
			button(page, "Rename").click();
			page.locator("#ask-input").fill("renamed.yaml");
			page.keyboard().press("Enter");
			assertThat(page.locator(".file-link[aria-current]")).containsText("renamed.yaml");
			assertThat(page.locator("#outlook")).containsText("Service default/extra");
			List<Integer> widths = List.of((Integer) page.evaluate("document.documentElement.scrollWidth"));
			assertThat(widths).allMatch((width) -> width <= 390);
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
		}
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static String open(Page page, String sample) {
		page.navigate(server.url("/"));
		page.locator("form[action='/samples/" + sample + "'] button").first().click();
		page.waitForURL("**/labs/**");
		return page.url().replaceAll("^http://[^/]+|[?#].*$", "");
	}

}
