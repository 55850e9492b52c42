package io.packetwalk.browser;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

/** The four ways to look at a page. */
enum Look {

	LIGHT("auto"), DARK("auto"), CONTRAST("hc"), FORCED("auto");

	private final String theme;

	Look(String theme) {
		this.theme = theme;
	}

	private ColorScheme scheme() {
		return (this == DARK) ? ColorScheme.DARK : ColorScheme.LIGHT;
	}

	private ForcedColors forced() {
		return (this == FORCED) ? ForcedColors.ACTIVE : ForcedColors.NONE;
	}

	/**
	 * A browser of this look that somebody has at their desk or in their pocket; a shell
	 * without a window would refuse to copy.
	 */
	BrowserContext open(Browser browser, Size size) {
		BrowserContext context = browser
			.newContext(new Browser.NewContextOptions().setViewportSize(size.width(), size.height())
				.setColorScheme(scheme())
				.setForcedColors(forced()));
		context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
		context.setDefaultTimeout(60_000);
		return context;
	}

	/**
	 * Gives an open page this look, and waits until it has it: a colour on its way to
	 * another theme's is neither, and too faint.
	 */
	void of(Page page) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme()).setForcedColors(forced()));
		page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", this.theme);
		Screen.awaitRest(page);
	}

}
