package io.packetwalk.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** A person with a browser of their own, who notices every error on the console. */
final class Visitor implements AutoCloseable {

	private final BrowserContext context;

	private final Page page;

	private final List<String> complaints = new ArrayList<>();

	Visitor(Browser browser, int width, int height, ColorScheme scheme) {
		this.context = browser
			.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
		this.context.setDefaultTimeout(60_000);
		this.page = this.context.newPage();
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error") || message.type().equals("warning")) {
				this.complaints.add(message.text());
			}
		});
		this.page.onPageError(this.complaints::add);
	}

	static Visitor atADesk(Browser browser) {
		return new Visitor(browser, 1440, 900, ColorScheme.LIGHT);
	}

	Page page() {
		return this.page;
	}

	void expectNoComplaint() {
		assertThat(this.complaints).isEmpty();
	}

	/** No accessibility rule of serious or critical impact is broken. */
	void expectAccessible() {
		expectNone(
				broken().stream().filter((rule) -> List.of("serious", "critical").contains(rule.getImpact())).toList());
	}

	/** No accessibility rule of any impact is broken. */
	void expectNoViolation() {
		expectNone(broken());
	}

	private List<Rule> broken() {
		return new AxeBuilder(this.page).analyze().getViolations();
	}

	private static void expectNone(List<Rule> broken) {
		assertThat(broken)
			.as(broken.stream()
				.map((rule) -> rule.getId() + ": "
						+ rule.getNodes()
							.stream()
							.map((node) -> node.getHtml())
							.limit(3)
							.collect(Collectors.joining(" | ")))
				.collect(Collectors.joining("\n")))
			.isEmpty();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
