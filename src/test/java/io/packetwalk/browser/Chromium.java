package io.packetwalk.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium; never a download. */
final class Chromium implements AutoCloseable {

	/**
	 * The headless shell first: the same engine, without the window's own pages, which
	 * cost more than ours.
	 */
	private static final List<String> PLACES = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
			"/usr/bin/chromium-browser", "/usr/bin/google-chrome",
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Path executable) {
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(executable)
				.setHeadless(true)
				.setChromiumSandbox(false)
				.setArgs(List.of("--disable-gpu", "--disable-background-networking", "--disable-component-update",
						"--disable-sync", "--no-first-run")));
	}

	/**
	 * Starts it; without one the calling test is skipped, which the gate does not accept.
	 */
	static Chromium start() {
		Path executable = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
		if (executable == null && "true".equals(System.getenv("CI"))) {
			throw new IllegalStateException("the gate needs Chromium");
		}
		Assumptions.assumeTrue(executable != null, "skipped: no Chromium on this machine");
		return new Chromium(java.util.Objects.requireNonNull(executable));
	}

	Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
