package io.packetwalk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

/** The four ways to look at a page. */
enum Look {

	LIGHT("light"), DARK("dark"), CONTRAST("hc"), FORCED("light");

	private final String theme;

	Look(String theme) {
		this.theme = theme;
	}

	/**
	 * A browser of this look; the high contrast theme is one that a person has chosen.
	 */
	BrowserContext open(Browser browser, Size size) {
		BrowserContext context = browser
			.newContext(new Browser.NewContextOptions().setViewportSize(size.width(), size.height())
				.setColorScheme((this == DARK) ? ColorScheme.DARK : ColorScheme.LIGHT)
				.setForcedColors((this == FORCED) ? ForcedColors.ACTIVE : ForcedColors.NONE));
		if (this == CONTRAST) {
			context.addInitScript("try { localStorage.setItem('theme', '" + this.theme + "') } catch {}");
		}
		context.setDefaultTimeout(60_000);
		return context;
	}

}
