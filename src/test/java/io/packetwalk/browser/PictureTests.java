package io.packetwalk.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The picture: by keyboard, as a table, opened card by card, and told apart by shape. */
class PictureTests extends BrowserTest {

	private static String lab(String name, String yaml) throws Exception {
		return post("/api/v1/labs", "multipart/form-data; boundary=b",
				"--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name + ".yaml\"\r\n\r\n" + yaml
						+ "\r\n--b--\r\n");
	}

	private static String sample(String name) throws Exception {
		StringBuilder yaml = new StringBuilder();
		try (Stream<Path> files = Files.list(Path.of("samples", name))) {
			for (Path file : files.filter((one) -> one.toString().endsWith(".yaml"))
				.filter((one) -> !one.endsWith("requests.yaml"))
				.sorted()
				.toList()) {
				yaml.append("---\n").append(Files.readString(file)).append('\n');
			}
		}
		return lab(name, yaml.toString());
	}

	private static String trace(String lab, String from, String to) throws Exception {
		return post("/api/v1/labs/" + lab + "/traces", "application/json",
				"{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}");
	}

	private static String post(String path, String type, String body) throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
				.header("Content-Type", type)
				.POST(BodyPublishers.ofString(body))
				.build();
			String answer = client.send(request, BodyHandlers.ofString()).body();
			String id = JsonMapper.shared().readTree(answer).path("id").asString();
			assertThat(id).as(answer).isNotBlank();
			return id;
		}
	}

	private static Locator box(Page page, String view, String id) {
		return page.locator("." + view + " .vertex[data-id=\"" + id + "\"] .box");
	}

	@SuppressWarnings("unchecked")
	private static List<String> list(Page page, String script) {
		return (List<String>) page.evaluate(script);
	}

	private static void press(Page page, String... keys) {
		for (String key : keys) {
			page.keyboard().press(key);
		}
	}

	@Test
	void arrowsFollowTheLinesAndLeaveOutWhatThePacketDoesNotPass() throws Exception {
		String trace = trace(sample("01-short-name-dns"), "deployment/homelab/cloudflared", "http://reverse-proxy:80/");
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/t/" + trace + "#s=87&lvl=story"));
			Locator here = page.locator(".physical .vertex.here .box");
			assertThat(here).hasAttribute("tabindex", "0");
			assertThat(here).hasAttribute("aria-label",
					java.util.regex.Pattern
						.compile("Pod traefik-\\S+, namespace homelab, on node-b, address 10\\.\\S+, "
								+ "port .*, ready\\. Step 87: request, Delivered\\."));
			assertThat(page.locator("#picture .box[tabindex='0']")).hasCount(1);
			here.focus();
			press(page, "ArrowDown");
			assertThat(box(page, "physical", "node/node-b/dev/cni0")).isFocused();
			press(page, "ArrowDown");
			assertThat(box(page, "physical", "node/node-b/conntrack")).isFocused();
			press(page, "ArrowLeft");
			assertThat(box(page, "physical", "node/node-b/netfilter")).isFocused();
			press(page, "ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft", "ArrowLeft");
			assertThat((Boolean) page.evaluate("() => document.activeElement.closest('.vertex.aside') === null"))
				.isTrue();
			assertThat(page.locator(".physical .vertex[data-id='node/node-c']")).hasCount(0);
			assertThat(page.locator(".physical .vertex.lost .last")).hasText("not chosen · 1 of 2");
			press(page, "Enter");
			assertThat(page.locator(".selected")).isVisible();
			page.locator("#show-all").click();
			assertThat(page.locator(".physical .vertex[data-id='node/node-c']")).hasCount(1);
			assertThat(page.locator(".physical .vertex.aside")).hasCount(0);
			visitor.expectNoViolation();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void theTableHasTheBoxesAndTheLinesOfThePicture() throws Exception {
		String trace = trace(sample("06-ingress-across-nodes"), "external", "http://api.example.com/");
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/t/" + trace + "#s=5"));
			assertThat(page.locator(".physical .vertex.here")).hasCount(1);
			List<String> boxes = list(page,
					"() => [...document.querySelectorAll('.physical .vertex')].map((one) => one.dataset.id).sort()");
			press(page, "t");
			assertThat(page.locator("#twin")).isFocused();
			assertThat(page.locator("#picture")).isHidden();
			List<String> rows = list(page,
					"() => [...document.querySelectorAll('.twin-boxes tbody tr')].map((one) => one.dataset.of).sort()");
			assertThat(rows).isEqualTo(boxes);
			assertThat(page.locator(".twin-lines tbody tr")).hasCount(
					((Number) page.evaluate("() => document.querySelectorAll('.physical .edge').length")).intValue());
			assertThat(page.locator(".twin-boxes tr[aria-current=step]")).hasCount(1);
			page.locator(".twin-boxes thead button").first().press("Enter");
			assertThat(page.locator(".twin-boxes thead th").first()).hasAttribute("aria-sort", "ascending");
			visitor.expectNoViolation();
			press(page, "t");
			assertThat(page.locator("#picture")).isVisible();
			visitor.expectNoComplaint();
		}
	}

	@Test
	void aWorkloadOpensIntoItsPodsAndClosesWhereItWas() throws Exception {
		String lab = lab("shop", """
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: web, namespace: shop}
				spec:
				  replicas: 12
				  selector: {matchLabels: {app: web}}
				  template:
				    metadata: {labels: {app: web}}
				    spec: {containers: [{name: web, image: example/web, ports: [{containerPort: 8080}]}]}
				""");
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/labs/" + lab));
			page.locator("[data-view=logical]").click();
			Locator card = box(page, "logical", "deployment/shop/web");
			assertThat(card).hasAttribute("aria-expanded", "false");
			assertThat(card).hasAttribute("aria-label", "Deployment web, namespace shop, 12 pods, all ready");
			card.focus();
			press(page, "Enter");
			assertThat(card).hasAttribute("aria-expanded", "true");
			assertThat(page.locator(".logical .vertex.pod[data-id^='pod/shop/']")).hasCount(12);
			assertThat(card).isFocused();
			assertThat(page.locator("#live"))
				.containsText("Deployment web, namespace shop, 12 pods, all ready: opened.");
			visitor.expectNoViolation();
			press(page, "Enter");
			assertThat(card).hasAttribute("aria-expanded", "false");
			assertThat(page.locator(".logical .vertex.pod[data-id^='pod/shop/']")).hasCount(0);
			visitor.expectNoComplaint();
		}
	}

	@Test
	void eachStateIsKnownByItsShapeAndItsWordWithoutColour() throws Exception {
		String denied = trace(sample("12-policy-typo-and-dns"), "deployment/shop/frontend", "tcp://web:80");
		String walked = trace(sample("01-short-name-dns"), "deployment/homelab/cloudflared",
				"http://reverse-proxy:80/");
		try (Visitor visitor = Visitor.atADesk(chromium.browser())) {
			Page page = visitor.page();
			page.navigate(server.url("/t/" + denied));
			assertThat(page.locator(".physical .vertex.here")).hasCount(1);
			press(page, "End");
			assertThat(page.locator(".token[data-look=drop] .shape")).hasAttribute("d",
					"M-7 -17H7L17 -7V7L7 17H-7L-17 7V-7Z");
			assertThat(page.locator(".physical .feet .never-word")).hasText("never sent");
			assertThat(page.locator(".physical .feet .never")).hasCount(1);
			page.navigate(server.url("/t/" + walked + "#s=112&lvl=kernel"));
			assertThat(page.locator(".token[data-look=reverse] circle.shape")).hasCount(1);
			List<String> shapes = list(page,
					"""
							() => [...new Set([...document.querySelectorAll('.physical .footprint')].map((foot) => {
							  const shape = foot.querySelector('circle, rect, path');
							  return `${foot.dataset.look} ${shape.tagName} ${getComputedStyle(shape).strokeDasharray === 'none' ? 'solid' : 'dashed'}`;
							}))].sort()""");
			assertThat(shapes).contains("reverse circle dashed")
				.allMatch((shape) -> List
					.of("forward circle solid", "reverse circle dashed", "rewrite rect solid", "dns path solid",
							"dns-reply path solid")
					.contains(shape));
			List<String> lines = list(page,
					"""
							() => [...new Set([...document.querySelectorAll('.physical .trail path:not(.ahead, .between)')]
							  .map((line) => `${line.getAttribute('class')}: ${getComputedStyle(line).strokeDasharray}`))].sort()""");
			assertThat(lines).contains("request: none", "reply: 11px, 6px");
			visitor.expectNoComplaint();
		}
	}

}
