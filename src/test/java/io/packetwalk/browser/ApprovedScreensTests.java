package io.packetwalk.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The main screens look as the pictures that somebody has looked at.
 * {@code -Dapproved.update=true} takes new ones, {@code -Dscreens.all=true} leaves
 * pictures of every screen in every look and size in {@code target/screens}.
 */
class ApprovedScreensTests extends BrowserTest {

	private static final Path APPROVED = Path.of("src/test/resources/browser/approved");

	private static final Path SEEN = Path.of("target/screens");

	/**
	 * Of the squares of a screen this share may differ: names and times vary a little.
	 */
	private static final double TOLERATED = 0.06;

	@ParameterizedTest
	@EnumSource(Size.class)
	void theMainScreensLookAsApproved(Size size) throws IOException {
		Files.createDirectories(SEEN);
		SoftAssertions all = new SoftAssertions();
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), size)) {
			Exhibits exhibits = new Exhibits(server, context.request());
			exhibits.delivered();
			for (Screen screen : screens().filter((one) -> one.isFor(size)).toList()) {
				try (Page page = context.newPage()) {
					page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
					screen.show(page, server, exhibits);
					for (Look look : Look.values()) {
						look.of(page);
						look(all, "%s-%d-%s.jpg".formatted(screen, size.width(), look.name().toLowerCase(Locale.ROOT)),
								screen, page);
					}
				}
			}
		}
		all.assertAll();
	}

	private static Stream<Screen> screens() {
		return (Boolean.getBoolean("screens.all") ? Screen.all() : Screen.main()).stream();
	}

	private static void look(SoftAssertions all, String name, Screen screen, Page page) throws IOException {
		byte[] seen = page.screenshot(new Page.ScreenshotOptions().setType(ScreenshotType.JPEG).setQuality(50));
		Files.write(SEEN.resolve(name), seen);
		if (screen.isMain()) {
			compare(all, name, seen);
		}
	}

	private static void compare(SoftAssertions all, String name, byte[] seen) throws IOException {
		Path approved = APPROVED.resolve(name);
		if (Boolean.getBoolean("approved.update")) {
			Files.createDirectories(APPROVED);
			Files.write(approved, seen);
		}
		all.assertThat(Files.exists(approved)).as("%s was never looked at", name).isTrue();
		if (Files.exists(approved)) {
			all.assertThat(Likeness.difference(Files.readAllBytes(approved), seen))
				.as("%s: the share of it that differs; see target/screens", name)
				.isLessThan(TOLERATED);
		}
	}

}
