package io.packetwalk.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.PacketwalkApplication;

/**
 * What a moving packet costs the browser's main thread: a lab of 1,000 pods with
 * everything shown, its kernel steps played for some seconds in headless Chromium, the
 * tasks of the main thread added up frame by frame from Chromium's own tracing.
 */
public final class AnimationBenchmark {

	private static final int SECONDS = 12;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Page page;

	private final Browser browser;

	private AnimationBenchmark(Browser browser) {
		this.browser = browser;
		this.page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
	}

	public static void main(String[] args) throws Exception {
		Path chromium = Path.of((args.length > 0) ? args[0] : "/usr/bin/chromium");
		try (var context = new SpringApplicationBuilder(PacketwalkApplication.class).run("--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:animation");
				Playwright playwright = Playwright
					.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
				Browser browser = playwright.chromium()
					.launch(new LaunchOptions().setExecutablePath(chromium)
						.setChromiumSandbox(false)
						.setArgs(List.of("--disable-gpu")))) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			String trace = walk("http://localhost:" + port);
			new AnimationBenchmark(browser).run("http://localhost:" + port + "/t/" + trace);
		}
	}

	private static String walk(String server) throws Exception {
		String yaml = new String(LargeLab.manifests(100, 1000).getFirst().content(), StandardCharsets.UTF_8);
		String parts = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"large.yaml\"\r\n\r\n" + yaml
				+ "\r\n--b--\r\n";
		String lab = post(server + "/api/v1/labs?nodes=6", "multipart/form-data; boundary=b", parts);
		return post(server + "/api/v1/labs/" + lab + "/traces", "application/json",
				"{\"from\": \"deployment/team-0/app-0\", \"to\": \"http://app-20\"}");
	}

	private static String post(String url, String type, String body) throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			var response = client.send(HttpRequest.newBuilder(URI.create(url))
				.header("Content-Type", type)
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
			return JSON.readTree(response.body()).path("id").asString();
		}
	}

	private void run(String url) throws Exception {
		this.page.navigate(url);
		this.page.locator(".physical .vertex").first().waitFor();
		this.page.locator("#show-all").click();
		this.page.waitForTimeout(1500);
		this.page.locator("[data-level=KERNEL]").click();
		Object visible = this.page.evaluate("() => [...document.querySelectorAll('#picture .physical *')]"
				+ ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0).length");
		report("playing, " + visible + " visible elements",
				trace(() -> this.page.locator("[data-action=play]").click()));
		this.page.locator("[data-action=play]").click();
		this.page.waitForTimeout(1000);
		report("paused", trace(() -> {
		}));
	}

	private JsonNode trace(Runnable begin) throws Exception {
		this.browser.startTracing(this.page,
				new Browser.StartTracingOptions()
					.setCategories(List.of("toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline",
							"devtools.timeline.frame", "disabled-by-default-devtools.timeline.frame")));
		begin.run();
		this.page.waitForTimeout(SECONDS * 1000);
		return JSON.readTree(this.browser.stopTracing()).path("traceEvents");
	}

	private static void report(String what, JsonNode events) {
		long thread = events.valueStream()
			.filter((event) -> event.at("/args/name").asString().equals("CrRendererMain"))
			.mapToLong((event) -> key(event))
			.filter((main) -> events.valueStream()
				.anyMatch((event) -> is(event, "BeginMainThreadFrame", main) || is(event, "Layout", main)))
			.findFirst()
			.orElse(0);
		TreeMap<Long, Double> frames = new TreeMap<>();
		events.valueStream()
			.filter((event) -> is(event, "BeginMainThreadFrame", thread) || is(event, "UpdateLayerTree", thread))
			.forEach((event) -> frames.put(event.path("ts").asLong(), 0.0));
		double total = 0;
		for (JsonNode event : events) {
			if (is(event, "RunTask", thread) && event.has("dur")) {
				double milliseconds = event.path("dur").asDouble() / 1000;
				total += milliseconds;
				var frame = frames.floorEntry(event.path("ts").asLong() + event.path("dur").asLong());
				if (frame != null) {
					frames.merge(frame.getKey(), milliseconds, Double::sum);
				}
			}
		}
		List<Double> costs = new ArrayList<>(frames.values());
		costs.sort(null);
		System.out.printf("%s: %d frames in %d s, main thread %.1f %% busy, %.2f ms a frame, median %.2f, p95 %.2f%n",
				what, costs.size(), SECONDS, total / SECONDS / 10, total / Math.max(1, costs.size()), at(costs, 0.5),
				at(costs, 0.95));
	}

	private static double at(List<Double> sorted, double share) {
		return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
	}

	private static boolean is(JsonNode event, String name, long thread) {
		return event.path("name").asString().endsWith(name) && key(event) == thread;
	}

	private static long key(JsonNode event) {
		return event.path("pid").asLong() * 1_000_000 + event.path("tid").asLong();
	}

}
