package io.packetwalk.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds on every page and in every state: no rule of accessibility is broken, the
 * console is silent, nothing comes from elsewhere, and no script or style stands in the
 * page itself.
 */
class EveryScreenTests extends BrowserTest {

	/** Where {@code .ci/run} finds the pages for the HTML checker. */
	private static final Path PAGES = Path.of("target/pages");

	private static final int SCRIPT_OF_A_TRACE = 150_000;

	@Test
	void noScreenBreaksARuleOfAccessibilityOrComplainsOrScrollsSideways() throws IOException {
		Files.createDirectories(PAGES);
		SoftAssertions all = new SoftAssertions();
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), Size.DESK)) {
			Exhibits exhibits = new Exhibits(server, context.request());
			exhibits.delivered();
			for (Screen screen : Screen.all()) {
				try (Page page = context.newPage()) {
					List<String> complaints = listen(page, screen);
					Response response = screen.show(page, server, exhibits);
					Files.writeString(PAGES.resolve(screen.name() + ".html"), response.text());
					expectStrict(all, screen, response.headers(), response.text());
					all.assertThat(page.locator("h1").count()).as("%s: headings of the page", screen).isEqualTo(1);
					lookFromAllSides(all, screen, page);
					all.assertThat(complaints).as("%s: console and foreign requests", screen).isEmpty();
				}
			}
		}
		all.assertAll();
	}

	/**
	 * Every screen at a desk, the main ones in the other themes, which change nothing but
	 * colours, and on a phone.
	 */
	private static void lookFromAllSides(SoftAssertions all, Screen screen, Page page) {
		all.assertThat(violations(new AxeBuilder(page))).as("%s", screen).isEmpty();
		for (Look look : screen.isMain() ? List.of(Look.DARK, Look.CONTRAST) : List.<Look>of()) {
			look.of(page);
			all.assertThat(violations(new AxeBuilder(page).withRules(List.of("color-contrast"))))
				.as("%s, %s", screen, look)
				.isEmpty();
		}
		Look.LIGHT.of(page);
		for (Size size : List.of(Size.TABLET, Size.PHONE)) {
			if (screen.isFor(size)) {
				page.setViewportSize(size.width(), size.height());
				all.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
					.as("%s, %s: wider than the window", screen, size)
					.isEqualTo(0);
			}
		}
		if (screen.isMain()) {
			all.assertThat(violations(new AxeBuilder(page))).as("%s, on a phone", screen).isEmpty();
		}
	}

	private static void expectStrict(SoftAssertions all, Screen screen, Map<String, String> headers, String html) {
		String policy = headers.getOrDefault("content-security-policy", "");
		all.assertThat(policy).as("%s: policy", screen).startsWith("default-src 'none'").doesNotContain("unsafe-");
		all.assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE).matcher(html).find())
			.as("%s: inline script", screen)
			.isFalse();
		all.assertThat(
				Pattern.compile("<style\\b|\\sstyle=|\\son\\w+=\"", Pattern.CASE_INSENSITIVE).matcher(html).find())
			.as("%s: inline style or handler", screen)
			.isFalse();
	}

	@Test
	void aTracePageLoadsLittleScript() {
		Map<String, Integer> weights = new TreeMap<>();
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), Size.DESK); Page page = context.newPage()) {
			Exhibits exhibits = new Exhibits(server, context.request());
			page.onResponse((response) -> {
				if (response.request().resourceType().equals("script")) {
					weights.put(URI.create(response.url()).getPath(), zipped(response.body()));
				}
			});
			page.navigate(server.url("/t/" + exhibits.delivered()));
			page.locator("#inspector h2").first().waitFor();
		}
		int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
		System.getLogger(EveryScreenTests.class.getName())
			.log(System.Logger.Level.INFO, "a trace page loads {0} scripts, {1} bytes gzipped", weights.size(), sum);
		assertThat(weights).isNotEmpty();
		assertThat(sum).as(weights.toString()).isLessThanOrEqualTo(SCRIPT_OF_A_TRACE);
	}

	private static int zipped(byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(body);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		return bytes.size();
	}

	private static List<String> listen(Page page, Screen screen) {
		List<String> complaints = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			boolean expected = screen.name().equals("missing") && message.text().contains("404");
			if (List.of("error", "warning").contains(message.type()) && !expected) {
				complaints.add(message.text());
			}
		});
		page.onPageError(complaints::add);
		page.onRequest((request) -> {
			if (!request.url().startsWith(server.url("/")) && !request.url().startsWith("data:")) {
				complaints.add("asked elsewhere: " + request.url());
			}
		});
		return complaints;
	}

	private static List<String> violations(AxeBuilder axe) {
		return axe.analyze()
			.getViolations()
			.stream()
			.flatMap((rule) -> Stream.of(rule.getId() + " (" + rule.getImpact() + "): "
					+ rule.getNodes()
						.stream()
						.limit(3)
						.map((node) -> node.getHtml())
						.collect(Collectors.joining(" | "))))
			.toList();
	}

}
