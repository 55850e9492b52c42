package io.packetwalk.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * everything shown, its kernel steps played for some seconds in headless Chromium.
 * Chromium's own tracing has for each task of the main thread how long its thread ran
 * ({@code tdur}), so waiting for a core is not counted, and says when a frame was drawn.
 */
public final class AnimationBenchmark {

	private static final int SECONDS = 12;

	private static final long THREADS = 1_000_000_000;

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
		JsonNode played = trace(() -> this.page.locator("[data-action=play]").click());
		long thread = mainThread(played);
		report("playing, " + visible + " visible elements", played, thread);
		this.page.locator("[data-action=play]").click();
		this.page.waitForTimeout(1000);
		report("paused", trace(() -> {
		}), thread);
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

	private static void report(String what, JsonNode events, long thread) {
		List<Long> drawn = events.valueStream()
			.filter((event) -> is(event, "DrawFrame") && event.path("pid").asLong() == thread / THREADS)
			.map((event) -> event.path("ts").asLong())
			.sorted()
			.toList();
		TreeMap<Long, Double> frames = new TreeMap<>();
		drawn.forEach((at) -> frames.put(at, 0.0));
		List<JsonNode> tasks = events.valueStream()
			.filter((event) -> is(event, "ThreadControllerImpl::RunTask") && key(event) == thread)
			.toList();
		double total = 0;
		for (JsonNode task : tasks) {
			double milliseconds = task.path("tdur").asDouble() / 1000;
			total += milliseconds;
			var frame = frames.ceilingEntry(task.path("ts").asLong() + task.path("dur").asLong());
			if (frame != null) {
				frames.merge(frame.getKey(), milliseconds, Double::sum);
			}
		}
		long asked = events.valueStream()
			.filter((event) -> is(event, "BeginMainThreadFrame") && key(event) == thread)
			.count();
		List<Double> costs = frames.values().stream().sorted().toList();
		System.out.printf(
				"%s, %d s: %d frames drawn, %d of them asked the main thread; main thread %.1f %% of a core; "
						+ "a frame %.2f ms, median %.2f, p90 %.2f, p95 %.2f, largest %.2f; over 8 ms: %d%n",
				what, SECONDS, costs.size(), asked, total / SECONDS / 10, total / Math.max(1, costs.size()),
				at(costs, 0.5), at(costs, 0.9), at(costs, 0.95), at(costs, 1),
				costs.stream().filter((cost) -> cost > 8).count());
	}

	/** The main thread of the page: of all renderers' the one that lays most out. */
	private static long mainThread(JsonNode events) {
		Map<Long, Integer> layouts = new TreeMap<>();
		events.valueStream()
			.filter((event) -> is(event, "UpdateLayoutTree") || is(event, "BeginMainThreadFrame"))
			.forEach((event) -> layouts.merge(key(event), 1, Integer::sum));
		return layouts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0L);
	}

	private static double at(List<Double> sorted, double share) {
		return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
	}

	private static boolean is(JsonNode event, String name) {
		return event.path("name").asString().equals(name);
	}

	private static long key(JsonNode event) {
		return event.path("pid").asLong() * THREADS + event.path("tid").asLong();
	}

}
