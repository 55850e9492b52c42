package io.packetwalk.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything a trace can be taken away as, by keyboard. */
class ExportDialogTests extends BrowserTest {

	private static final Path SHOP = Path.of("src/test/resources/names/shop.yaml");

	@Test
	void aStripIsChosenSeenAndSavedAndTheHandOutIsTwoPages() throws Exception {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("#files").setInputFiles(SHOP);
			page.locator("#make").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			page.locator("#from").fill("deployment/shop/web");
			page.locator("#to").fill("http://web/");
			page.locator("#trace").click();
			assertThat(page.locator("#outcome")).isVisible();
			assertThat(page.locator("#export")).isVisible();
			page.locator("#track").focus();
			page.keyboard().press("e");
			assertThat(page.locator("#export-dialog")).isVisible();
			assertThat(page.locator("[data-export=json] + small")).containsText("kB");
			page.locator("#export-part").selectOption("strip");
			page.locator("#export-theme").selectOption("hc");
			assertThat(page.locator("#export-svg")).hasAttribute("href", Pattern.compile(".*part=strip&theme=hc.*"));
			page.waitForFunction("() => document.querySelector('#export-preview').naturalWidth > 800");
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
			Download saved = page.waitForDownload(() -> page.locator("#export-svg").press("Enter"));
			assertThat(saved.suggestedFilename()).endsWith("-strip-hc.svg");
			assertThat(Files.readString(saved.path(), StandardCharsets.UTF_8)).contains("data-panel=\"1\"");
			String print = page.locator("[data-export=print]").getAttribute("href");
			page.keyboard().press("Escape");
			assertThat(page.locator("#export-dialog")).isHidden();
			page.navigate(server.url(print));
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
			String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
			assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count()).isEqualTo(2);
		}
	}

}
