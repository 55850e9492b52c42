package io.packetwalk.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person does on the first visit: upload, trace, step, share; and what the person
 * they share with sees.
 */
class FirstVisitTests extends BrowserTest {

	private static final Path SAMPLE = Path.of("samples/01-short-name-dns/homelab.yaml");

	private static final Path PICTURE = Path.of("src/docs/explorer.png");

	private static void upload(Page page) {
		page.navigate(server.url("/"));
		page.locator("#files").setInputFiles(SAMPLE);
		page.getByText("Cluster settings").click();
		page.locator("select[name=profile]").selectOption("k3s");
		page.locator("input[name=nodes]").fill("2");
		page.locator("select[name=ingressController]").selectOption("none");
		page.locator("#make").click();
		page.waitForURL(Pattern.compile(".*/labs/.+"));
	}

	private static void trace(Page page) {
		page.locator("#from").fill("deployment/homelab/cloudflared");
		page.locator("#to").fill("http://reverse-proxy:80/");
		page.locator("#trace").click();
		assertThat(page.locator("#outcome")).containsText("200 OK");
	}

	/** Pauses a walk that has begun to play, so that the test decides where it is. */
	private static void pause(Page page) {
		if (page.locator("[data-action=play]").innerText().contains("Pause")) {
			page.locator("[data-action=play]").click();
		}
	}

	private static Locator step(Page page, String title) {
		return page.locator("#panel-events tr", new Page.LocatorOptions().setHasText(title)).last();
	}

	@Test
	void anUploadedSampleIsWalkedToTheTraefikPodAndBackAndTheLinkOutlivesTheServer() {
		String link;
		try (Visitor owner = Visitor.atADesk(chromium.browser())) {
			Page page = owner.page();
			upload(page);
			trace(page);
			pause(page);
			page.locator("[data-action=first]").click();
			step(page, "DNAT to a pod").click();
			assertThat(page.locator("#inspector h2")).containsText("DNAT to a pod");
			assertThat(page.locator("#inspector")).containsText("8000");
			assertThat(page.locator("#inspector")).containsText("homelab.yaml:");
			step(page, "Delivered").click();
			assertThat(page.locator("#inspector")).containsText("traefik");
			page.locator("[data-action=last]").click();
			assertThat(page.locator("#inspector h2")).containsText("Response: 200 OK");
			assertThat(page.locator("#track")).hasAttribute("aria-valuetext", Pattern.compile(".*Step \\d+ of \\d+.*"));
			link = page.locator("[data-export=transcript]").getAttribute("href").replace("/transcript", "");
			owner.expectNoComplaint();
		}
		server.restart();
		opensAtTheStep(link);
		readsWithoutScript(link);
	}

	private static void opensAtTheStep(String link) {
		try (Visitor guest = new Visitor(chromium.browser(), 390, 844, ColorScheme.DARK)) {
			Page page = guest.page();
			page.navigate(server.url(link + "#s=64&dir=fwd&lvl=operator"));
			assertThat(page.locator("#inspector h2")).containsText("DNAT to a pod");
			assertThat(page.locator("#inspector h2")).containsText("step 64");
			assertThat(page.title()).contains("64/");
			guest.expectNoComplaint();
		}
	}

	private static void readsWithoutScript(String link) {
		try (Visitor guest = Visitor.atADesk(chromium.browser())) {
			guest.page().navigate(server.url(link + "/transcript"));
			assertThat(guest.page().locator("script")).hasCount(0);
			assertThat(guest.page().locator("#step-64")).containsText("DNAT to a pod");
			guest.expectAccessible();
			guest.expectNoComplaint();
		}
	}

	@Test
	void aPlayedWalkStopsAtTheEndAndNeverLoops() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			upload(page);
			trace(page);
			pause(page);
			page.locator("[data-action=first]").click();
			page.locator("[data-speed='4']").click();
			page.locator("[data-level=STORY]").click();
			page.locator("[data-action=play]").click();
			assertThat(page.locator("#inspector h2")).containsText("Response: 200 OK");
			assertThat(page.locator("[data-action=play]")).containsText("Play");
			String end = page.locator("#track").getAttribute("aria-valuenow");
			page.waitForTimeout(2500);
			assertThat(page.locator("#track").getAttribute("aria-valuenow")).as("it never loops").isEqualTo(end);
			visitor.expectNoComplaint();
		}
	}

	@Test
	void thePacketIsDrawnAtTheSenderThenAtTheTraefikPodThenBackAtTheSender() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			upload(page);
			trace(page);
			pause(page);
			step(page, "Opens a connection").click();
			expectPacketAt(page, "pod/homelab/cloudflared", "forward");
			step(page, "Delivered").click();
			expectPacketAt(page, "pod/homelab/traefik", "forward");
			step(page, "Response: 200 OK").click();
			expectPacketAt(page, "pod/homelab/cloudflared", "reverse");
			visitor.expectNoComplaint();
		}
	}

	/**
	 * The token comes to overlap the box of a pod, dressed as a request or as a reply.
	 */
	private static void expectPacketAt(Page page, String box, String look) {
		page.waitForFunction(
				"""
						([box, look]) => {
						  const token = document.querySelector(`.token[data-look="${look}"]`)?.getBoundingClientRect();
						  const boxes = [...document.querySelectorAll(`.physical .vertex[data-id^="${box}"]`)];
						  return token && token.width > 0 && boxes.map((each) => each.getBoundingClientRect()).some((each) =>
						    token.left < each.right && token.right > each.left && token.top < each.bottom && token.bottom > each.top);
						}""",
				java.util.List.of(box, look));
	}

	@Test
	void theKeyboardStepsBothWaysAndChangesTheLevel() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			upload(page);
			trace(page);
			pause(page);
			page.locator("#track").focus();
			page.keyboard().press("End");
			assertThat(page.locator("#inspector h2")).containsText("Response: 200 OK");
			page.keyboard().press("ArrowLeft");
			assertThat(page.locator("#inspector h2")).not().containsText("Response: 200 OK");
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#inspector h2")).containsText("Response: 200 OK");
			page.keyboard().press("3");
			assertThat(page.locator("[data-level=KERNEL]")).hasAttribute("aria-pressed", "true");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aBrokenUploadSaysWhatIsWrongAndLosesNothing() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			String typed = "apiVersion: v1\nkind: Service\n\tmetadata: {name: web}\n";
			page.locator("#text").fill(typed);
			page.locator("#make").click();
			assertThat(page.locator("#upload-answer")).containsText("TAB");
			assertThat(page.locator("#upload-answer")).containsText(":3:");
			assertThat(page.locator("#text")).hasValue(typed);
			visitor.expectAccessible();
		}
	}

	@Test
	void oneClickOnASampleOpensItsLabAndWalksIt() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
				.filter(new Locator.FilterOptions().setHasText("Broken on purpose"))
				.click();
			page.waitForURL(Pattern.compile(".*/labs/.+"));
			assertThat(page.locator("#outcome")).isVisible();
			assertThat(page.locator("#outcome")).not().containsText("200");
			pause(page);
			page.locator("[data-action=last]").click();
			assertThat(page.locator("#inspector")).containsText("Connection refused");
			visitor.expectAccessible();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aSamplesRequestIsWalkedAsItIsWritten() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/"));
			page.locator("form[action*='06-ingress'] button").click();
			assertThat(page.locator("#outcome")).containsText("200");
			assertThat(page.locator("#connections")).hasValue("3");
			pause(page);
			page.locator("[data-action=last]").click();
			assertThat(page.locator("#inspector")).containsText("Where the connections went");
			visitor.expectNoComplaint();
		}
	}

	@Test
	void thePictureOfTheReadmeIsTheRealPage() {
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			upload(page);
			trace(page);
			pause(page);
			step(page, "DNAT to a pod").click();
			page.waitForTimeout(1500);
			byte[] picture = page.screenshot(Boolean.getBoolean("screenshots")
					? new Page.ScreenshotOptions().setPath(PICTURE) : new Page.ScreenshotOptions());
			assertThat(picture.length).isGreaterThan(20_000);
			assertThat(PICTURE).exists();
		}
	}

}
