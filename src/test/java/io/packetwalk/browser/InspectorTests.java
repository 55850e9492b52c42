package io.packetwalk.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One hop, read closely. What assistive technology hears of two steps is kept under
 * {@code src/test/resources/browser}, rewritten with {@code -Dgolden.update=true}.
 */
class InspectorTests extends BrowserTest {

	private static final String SLOTS = "packet rules route conntrack cause see symptom";

	private static Visitor visitor;

	private static Exhibits exhibits;

	@BeforeAll
	static void open() {
		visitor = Visitor.atADesk(chromium.browser());
		exhibits = new Exhibits(server, visitor.page().request());
	}

	@AfterAll
	static void close() {
		if (visitor != null) {
			visitor.close();
		}
	}

	private static Page at(String trace, String fragment) {
		Page page = visitor.page();
		page.navigate("about:blank");
		page.navigate(server.url("/t/" + trace + fragment));
		assertThat(page.locator("#inspector h2")).containsText("step");
		return page;
	}

	private static Locator slot(Page page, String name) {
		return page.locator("#inspector [data-slot=" + name + "]");
	}

	@Test
	void everyStepOfTwoTracesHasTheSevenSlotsInTheSameOrder() {
		for (String trace : List.of(exhibits.delivered(), exhibits.denied())) {
			Page page = at(trace, "#s=1&lvl=kernel");
			Object orders = page.evaluate(
					"""
							async (goal) => {
							  const seen = new Set();
							  const track = document.getElementById('track');
							  for (let i = 0; i < 400; i += 1) {
							    seen.add([...document.querySelectorAll('#inspector [data-slot]')].map((slot) => slot.dataset.slot).join(' '));
							    const before = document.querySelector('#inspector h2').textContent;
							    track.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
							    await new Promise((done) => setTimeout(done));
							    if (document.querySelector('#inspector h2').textContent === before) break;
							  }
							  return [...seen];
							}""",
					SLOTS);
			assertThat(orders).isEqualTo(List.of(SLOTS));
			assertThat(slot(page, "symptom").locator(".symptom")).isVisible();
		}
		visitor.expectNoComplaint();
	}

	@Test
	void aStepInsideATunnelShowsTheOuterHeadersFirstAndTheInnerOnesBelow() {
		Page page = at(exhibits.delivered(), "#s=71&lvl=kernel");
		assertThat(page.locator("#inspector h2")).containsText("outer datagram");
		List<String> bodies = page.locator("#inspector .fields tbody").allInnerTexts();
		assertThat(bodies).hasSize(2);
		assertThat(bodies.getFirst()).contains("172.18.0.2", "node-a", "8472").doesNotContain("10.42.0.3");
		assertThat(bodies.getLast()).contains("10.42.0.3", "8000").doesNotContain("172.18.0.2");
		page = at(exhibits.delivered(), "#s=70&lvl=operator");
		assertThat(page.locator("#inspector .fields tbody").first().locator("tr.changed")).hasCount(7);
		assertThat(page.locator("#inspector .fields tbody").last().locator("tr.changed")).hasCount(0);
	}

	@Test
	void theLadderSaysWhyRulesLostAndWhatTheDrawWas() {
		Page page = at(exhibits.delivered(), "#s=64&lvl=operator");
		Locator rules = slot(page, "rules");
		assertThat(rules.locator(".lost").first()).containsText("source 10.42.0.3 is in 10.42.0.0/16");
		assertThat(rules.locator("li", new Locator.LocatorOptions().setHasText("⚂")))
			.containsText(Pattern.compile("seed 42 drew 0\\.\\d+, below 0\\.500: taken"));
		assertThat(rules.locator(".final")).containsText("DNAT");
		page = at(exhibits.delivered(), "#s=71&lvl=kernel");
		Locator more = slot(page, "rules").locator("button", new Locator.LocatorOptions().setHasText("show all 21"));
		more.press("Enter");
		assertThat(slot(page, "rules").locator(".ladder > li")).hasCount(21);
		assertThat(slot(page, "rules").locator(".ladder")).isFocused();
	}

	@Test
	void theBytesOfAStepAreNamedFieldByFieldByKeyboardAndStayOpen() {
		Page page = at(exhibits.delivered(), "#s=64&lvl=operator");
		page.locator("#inspector .frame-bytes summary").press("Enter");
		Locator after = page.locator("#inspector .dump").last();
		assertThat(after.locator(".changed")).hasCount(10);
		after.press("Home");
		assertThat(after).hasAttribute("aria-valuetext", Pattern.compile("Ethernet, Destination: .* bytes 0–5"));
		after.press("End");
		assertThat(after).hasAttribute("aria-valuetext", Pattern.compile("TCP, Options: .*"));
		assertThat(page.locator("#inspector .dump-says").last()).containsText("maximum segment size");
		visitor.expectNoViolation();
		page.locator("#track").press("ArrowRight");
		assertThat(page.locator("#inspector .dump").last()).isVisible();
		visitor.expectNoComplaint();
	}

	@Test
	void everyEndHasASymptomWhoseChecksLeadSomewhere() {
		assertSymptom(exhibits.delivered(), "HTTP/1.1 200 OK", "exit 0", "");
		assertSymptom(exhibits.refused(), "Connection refused", "at once · exit 7",
				".*/manifests\\?revision=1&file=shop.yaml&line=\\d+");
		assertSymptom(exhibits.nameNotFound(), "Could not resolve host", "exit 6", ".*/names\\?from=.*&name=webb");
		assertSymptom(exhibits.denied(), "Connection timed out", "exit 1",
				".*/policies\\?from=pod.*&port=8080&to=pod.*");
	}

	private static void assertSymptom(String trace, String prints, String after, String where) {
		Page page = at(trace, "#s=1&lvl=operator");
		page.locator("#track").press("End");
		Locator symptom = slot(page, "symptom");
		assertThat(symptom).containsText(prints);
		assertThat(symptom).containsText(after);
		if (where.isEmpty()) {
			assertThat(symptom.locator(".checks")).hasCount(0);
			return;
		}
		assertThat(symptom.locator(".checks a").first()).hasAttribute("href", Pattern.compile(where));
		String target = symptom.locator(".checks a").first().getAttribute("href");
		assertThat(page.request().get(server.url(target.replaceFirst("#.*", ""))).status()).isEqualTo(200);
	}

	@Test
	void aRowOfThePacketsLeadsToItsStepAndBothCapturesCanBeTakenAlong() {
		Page page = at(exhibits.delivered(), "#s=64&lvl=operator");
		page.locator("#tab-packets").click();
		Locator rows = page.locator("#panel-packets tbody tr");
		assertThat(rows.filter(new Locator.FilterOptions().setHasText("in VXLAN")).first())
			.containsText("→ 8000 [SYN]");
		assertThat(page.locator("#panel-packets [aria-current=step]")).hasCount(1);
		assertThat(page.locator("#panel-packets a[download]")).hasCount(2);
		rows.filter(new Locator.FilterOptions().setHasText("wire")).first().click();
		assertThat(page.locator("#inspector h2")).containsText("On the wire");
		page.locator("#packets-place").selectOption("wire");
		assertThat(page.locator("#panel-packets tbody tr:visible").first()).containsText("wire");
		visitor.expectNoViolation();
		visitor.expectNoComplaint();
	}

	@Test
	void theTranscriptHasEveryStepOnceInOrderAndEndsWithTheSymptomWithoutAScript() {
		Page page = visitor.page();
		page.navigate(server.url("/t/" + exhibits.trace("07-broken-on-purpose", "external", "http://shop.example.com/")
				+ "/transcript"));
		List<Integer> steps = page.locator(".steps > li")
			.all()
			.stream()
			.map((step) -> Integer.parseInt(step.getAttribute("value")))
			.toList();
		assertThat(steps).isSorted().doesNotHaveDuplicates().startsWith(1).hasSize(steps.getLast());
		assertThat(page.locator("main > #symptom:last-child, main > #symptom:nth-last-child(2)"))
			.containsText("exit 0");
		assertThat(page.locator("script")).hasCount(0);
		visitor.expectNoViolation();
	}

	@Test
	void whatIsHeardOfAStepIsApproved() throws IOException {
		approve("inspector-delivered.txt", at(exhibits.delivered(), "#s=64&lvl=operator"));
		Page page = at(exhibits.denied(), "#s=1&lvl=operator");
		page.locator("#track").press("End");
		assertThat(slot(page, "symptom").locator(".checks a").first()).isVisible();
		approve("inspector-denied.txt", page);
	}

	/** Ids of labs and traces are drawn anew each time. */
	private static void approve(String name, Page page) throws IOException {
		String heard = page.locator("#inspector").ariaSnapshot().replaceAll("/(labs|t)/[A-Za-z0-9]+", "/$1/ID") + "\n";
		Path golden = Path.of("src/test/resources/browser", name);
		if (Boolean.getBoolean("golden.update")) {
			Files.createDirectories(golden.getParent());
			Files.writeString(golden, heard);
		}
		assertThat(heard).isEqualTo(Files.readString(golden));
	}

	@Test
	void onAPhoneTheSlotsFitWithoutScrollingSideways() {
		try (Visitor phone = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			phone.page().navigate(server.url("/t/" + exhibits.delivered() + "#s=64&lvl=kernel"));
			assertThat(phone.page().locator("#inspector [data-slot=rules] .final")).isVisible();
			phone.page().locator("#inspector .frame-bytes summary").click();
			assertThat(phone.page().locator("#inspector .dump").last()).isVisible();
			assertThat((Boolean) phone.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
				.isTrue();
			phone.expectNoViolation();
			phone.expectNoComplaint();
		}
	}

}
