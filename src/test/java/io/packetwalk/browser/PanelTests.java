package io.packetwalk.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Looking inside nodes and pods while a packet walks. */
class PanelTests extends BrowserTest {

	private static final Path SAMPLE = Path.of("samples/01-short-name-dns/homelab.yaml");

	/** A stored walk, and the number of its DNAT to the web pod. */
	private static String trace;

	private static int dnat;

	@BeforeAll
	static void open() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("#files").setInputFiles(SAMPLE);
			page.getByText("Cluster settings").click();
			page.locator("select[name=profile]").selectOption("k3s");
			page.locator("input[name=nodes]").fill("2");
			page.locator("select[name=ingressController]").selectOption("none");
			page.locator("#make").click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			beforeAnyPacket(visitor);
			page.locator("#from").fill("deployment/homelab/cloudflared");
			page.locator("#to").fill("http://reverse-proxy:80/");
			page.locator("#trace").click();
			assertThat(page.locator("#outcome")).containsText("200 OK");
			trace = page.locator("[data-export=transcript]").getAttribute("href").replace("/transcript", "");
			dnat = Integer
				.parseInt(page.locator("#panel-events tr", new Page.LocatorOptions().setHasText("DNAT to a pod"))
					.last()
					.locator(".go")
					.innerText()
					.strip());
			visitor.expectNoComplaint();
		}
	}

	/** A lab without a trace shows what its nodes are programmed with. */
	private static void beforeAnyPacket(Visitor visitor) {
		Page page = visitor.page();
		page.locator("[data-vertex='node/node-b']").click();
		assertThat(page.locator("#panel-title")).containsText("node-b");
		assertThat(page.locator("#panel-says")).containsText("as programmed");
		page.locator("#inside-conntrack").click();
		assertThat(page.locator("#panel-none")).containsText("No packet has passed yet");
		visitor.expectAccessible();
		page.locator("#panel-close").click();
		assertThat(page.locator("#panel")).isHidden();
	}

	private static Page at(Visitor visitor, int step) {
		visitor.page().navigate(server.url(trace + "#s=" + step + "&lvl=kernel"));
		assertThat(visitor.page().locator("#inspector h2")).containsText("step " + step);
		return visitor.page();
	}

	@Test
	void theRuleThatRewroteIsMarkedAndInSightAndTheEntryComesWithTheStepThatConfirmsIt() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = at(visitor, dnat);
			page.locator("#inspector .look").first().click();
			Locator rule = page.locator("#panel-lines .won", in("-j DNAT --to-destination"));
			assertThat(rule).isInViewport();
			assertThat(page.locator("#panel-lines .lost").first()).containsText("KUBE-MARK-MASQ");
			visitor.expectAccessible();
			page.locator("#inside-conntrack").click();
			assertThat(page.locator("#panel-lines")).not().containsText("dport=80 ");
			page.locator("#panel-after").click();
			assertThat(page.locator("#panel-lines .won")).containsText(Pattern.compile("tcp +6 SYN_SENT .*dport=80 "));
			page.locator("#track").press("End");
			assertThat(page.locator("#panel-says")).containsText("entries");
			assertThat(page.locator("#panel-lines")).containsText("[ASSURED]");
			visitor.expectNoComplaint();
		}
	}

	private static Page.LocatorOptions in(String text) {
		return new Page.LocatorOptions().setHasText(text);
	}

	@Test
	void thePanelIsWorkedByKeyboardAndGivesTheFocusBack() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = at(visitor, dnat);
			page.locator("[data-id='node/node-a/netfilter'] .box").focus();
			page.keyboard().press("Enter");
			assertThat(page.locator("#panel-lines")).isFocused();
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#panel-says")).containsText("Step " + (dnat + 1));
			page.locator("#inside-iptables").focus();
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#inside-nftables")).isFocused();
			assertThat(page.locator("#panel-none")).containsText("kube-proxy runs in iptables mode here");
			page.keyboard().press("Escape");
			assertThat(page.locator("#panel")).isHidden();
			assertThat(page.locator("[data-id='node/node-a/netfilter'] .box")).isFocused();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aFilterKeepsTheLinesWithItsWordsAndEscTakesItBack() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = at(visitor, dnat);
			page.locator("#inspector .look").first().click();
			assertThat(page.locator("#panel-lines .won").first()).isVisible();
			page.locator("#panel-only").check();
			assertThat(page.locator("#panel-lines li")).hasCount(4);
			page.locator("#panel-only").uncheck();
			page.locator("#panel-filter").fill("masquerade kube");
			assertThat(page.locator("#panel-lines li")).hasCount(1);
			assertThat(page.locator("#panel-text")).hasAttribute("href", Pattern.compile(".*grep=masquerade%20kube"));
			page.locator("#panel-filter").press("Escape");
			assertThat(page.locator("#panel-filter")).hasValue("");
			assertThat(page.locator("#panel")).isVisible();
			page.locator("#panel-filter").fill("no such rule");
			assertThat(page.locator("#panel-none")).containsText("No line has");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aPodTellsItsAddressesLabelsPortsAndServices() {
		try (Visitor visitor = new Visitor(chromium.browser(), 1024, 768, ColorScheme.DARK)) {
			Page page = at(visitor, dnat);
			page.locator(".physical [data-id^='pod/homelab/traefik'] .box").first().press("Enter");
			assertThat(page.locator("#panel-card")).containsText("web 8000/TCP");
			assertThat(page.locator("#panel-card")).containsText("homelab/reverse-proxy");
			visitor.expectAccessible();
			page.locator("#inside-resolv-conf").click();
			assertThat(page.locator("#panel-card")).containsText("nameserver 10.43.0.10");
			page.locator("#inside-routes").click();
			assertThat(page.locator("#panel-lines")).containsText("default via");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void onAPhoneThePanelIsASheetAboveTheTimelineThatNeverScrollsSideways() {
		try (Visitor visitor = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = at(visitor, dnat);
			page.locator("#inspector .look").first().click();
			assertThat(page.locator("#panel-lines .won").first()).isVisible();
			assertThat((Boolean) page.evaluate(
					"""
							() => {
							  const [lines, panel, play] = ['panel-lines', 'panel', 'playback'].map((id) => document.getElementById(id));
							  return lines.scrollWidth <= lines.clientWidth && document.documentElement.scrollWidth <= innerWidth
							    && panel.getBoundingClientRect().bottom <= play.getBoundingClientRect().top + 1;
							}"""))
				.isTrue();
			visitor.expectAccessible();
			visitor.expectNoComplaint();
		}
	}

}
