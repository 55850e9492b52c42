package io.packetwalk.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page about the world outside: read, copied from, and opened as a lab. */
class OutsidePageTests extends BrowserTest {

	@Test
	void theExampleIsOneClickFromALabWhoseFirstWalkEndsInA404() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/help/outside"));
			assertThat(page.locator("#outside-example")).containsText("kind: Outside");
			assertThat(page.locator("[data-action=copy-example]")).isVisible();
			visitor.expectAccessible();
			visitor.expectNoComplaint();
			page.getByText("Open it as a lab").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			assertThat(page.locator("#outcome")).containsText("404 Not Found");
		}
	}

	@Test
	void theFieldsAreReadableOnAPhoneInTheDark() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = visitor.page();
			page.navigate(server.url("/help/outside"));
			assertThat(page.getByText("spec.hosts[].http[].host")).isVisible();
			visitor.expectAccessible();
			visitor.expectNoComplaint();
			assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth")).isNotPositive();
		}
	}

}
