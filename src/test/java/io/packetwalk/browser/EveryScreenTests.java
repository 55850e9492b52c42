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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds on every page and in every state: no rule of accessibility is broken, the
 * console is silent, nothing comes from elsewhere, and no script or style stands in the
 * page itself.
 */
class EveryScreenTests {

	/** Where {@code .ci/run} finds the pages for the HTML checker. */
	private static final Path PAGES = Path.of("target/pages");

	private static final int SCRIPT_OF_A_TRACE = 150_000;

	@TempDir
	private static Path data;

	private static Chromium chromium;

	private static RunningServer server;

	@BeforeAll
	static void open() {
		chromium = Chromium.start();
		server = RunningServer.on(data);
	}

	@AfterAll
	static void close() {
		if (server != null) {
			server.close();
		}
		if (chromium != null) {
			chromium.close();
		}
	}

	@ParameterizedTest
	@EnumSource(value = Look.class, names = { "LIGHT", "DARK", "CONTRAST" })
	void noScreenBreaksARuleOfAccessibilityOrComplains(Look look) {
		SoftAssertions all = new SoftAssertions();
		try (BrowserContext context = look.open(chromium.browser(), Size.DESK)) {
			Exhibits exhibits = new Exhibits(server, context.request());
			exhibits.delivered();
			for (Screen screen : Screen.all()) {
				try (Page page = context.newPage()) {
					List<String> complaints = listen(page, screen);
					screen.show(page, server, exhibits);
					all.assertThat(violations(page)).as("%s, %s", screen, look).isEmpty();
					all.assertThat(complaints).as("%s, %s: console", screen, look).isEmpty();
					all.assertThat(page.locator("h1").count()).as("%s: headings of the page", screen).isEqualTo(1);
				}
			}
		}
		all.assertAll();
	}

	@ParameterizedTest
	@EnumSource(value = Size.class, names = { "PHONE", "TABLET" })
	void noScreenBreaksARuleInASmallerWindowOrScrollsSideways(Size size) {
		SoftAssertions all = new SoftAssertions();
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), size)) {
			Exhibits exhibits = new Exhibits(server, context.request());
			for (Screen screen : Screen.all().stream().filter((one) -> one.isFor(size)).toList()) {
				try (Page page = context.newPage()) {
					screen.show(page, server, exhibits);
					all.assertThat(violations(page)).as("%s, %s", screen, size).isEmpty();
					all.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
						.as("%s, %s: wider than the window", screen, size)
						.isEqualTo(0);
				}
			}
		}
		all.assertAll();
	}

	@Test
	void everyPageKeepsToItselfAndHoldsNoScriptOrStyleOfItsOwn() throws IOException {
		SoftAssertions all = new SoftAssertions();
		Files.createDirectories(PAGES);
		try (BrowserContext context = Look.LIGHT.open(chromium.browser(), Size.DESK)) {
			Exhibits exhibits = new Exhibits(server, context.request());
			exhibits.delivered();
			for (Screen screen : Screen.all()) {
				try (Page page = context.newPage()) {
					List<String> elsewhere = new ArrayList<>();
					page.onRequest((request) -> {
						if (!request.url().startsWith(server.url("/")) && !request.url().startsWith("data:")) {
							elsewhere.add(request.url());
						}
					});
					Response response = page.navigate(server.url(screen.path().apply(exhibits)));
					String html = response.text();
					Files.writeString(PAGES.resolve(screen.name() + ".html"), html);
					expectStrict(all, screen, response.headers(), html);
					all.assertThat(elsewhere).as("%s: requests elsewhere", screen).isEmpty();
				}
			}
		}
		all.assertAll();
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
		return complaints;
	}

	private static List<String> violations(Page page) {
		return new AxeBuilder(page).analyze()
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
