package io.packetwalk.browser;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;

/**
 * A page in a state that somebody may see.
 *
 * @param name its name, good for a file
 * @param path where it is
 * @param act what to do there first; returns the page
 */
record Screen(String name, Function<Exhibits, String> path, BiFunction<Page, Exhibits, Page> act) {

	private static final String LAB = ".picture svg .view:not(.away) .vertex";

	private static final Locator.WaitForOptions ATTACHED = new Locator.WaitForOptions()
		.setState(WaitForSelectorState.ATTACHED);

	/** The editor's caret blinks for ever; everything else comes to rest. */
	private static final String AT_REST = """
			() => document.fonts.status === 'loaded' && document.getAnimations().every((one) =>
			  one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity)""";

	private static final Set<String> MAIN = Set.of("start", "dashboard", "delivered", "denied", "manifests",
			"transcript");

	private static final Set<String> DESK_ONLY = Set.of("whatif-dialog", "twin", "lab-find", "lab-selected",
			"keys-sheet");

	/** Every screen there is. */
	static List<Screen> all() {
		return List.of(at("start", "/"), at("dashboard", "/dashboard"), lab("lab", "", LAB),
				lab("lab-problems", "", LAB).then((page) -> {
					open(page, "side");
					page.locator("#tab-problems").click();
				}), lab("lab-selected", "", LAB).then((page) -> page.locator(LAB).first().click()),
				trace("delivered", Exhibits::delivered, "#s=64&lvl=operator"),
				trace("overlay", Exhibits::overNodes, "#s=40&lvl=kernel"),
				trace("denied", Exhibits::denied, "#s=9999&lvl=operator").then(Screen::toTheEnd),
				trace("refused", Exhibits::refused, "#s=9999&lvl=story").then(Screen::toTheEnd),
				trace("name-not-found", Exhibits::nameNotFound, "").then(Screen::toTheEnd),
				at("transcript", (all) -> "/t/" + all.denied() + "/transcript"),
				of("names", "15-names-that-fail", "/names?from=deployment/shop/typo&name=webb"),
				of("routes", "18-traefik-homelab", "/routes"), of("policies", "12-policy-typo-and-dns", "/policies"),
				of("matrix", "12-policy-typo-and-dns", "/matrix"), lab("manifests", "/manifests", ".ace_text-input"),
				lab("lab-find", "", LAB).then((page) -> {
					page.keyboard().press("/");
					page.keyboard().insertText("10.96.0.10");
					page.locator("[role=option]").first().waitFor();
				}), trace("keys-sheet", Exhibits::delivered, "").then((page) -> press(page, "?", "#keys-sheet[open]")),
				trace("share-dialog", Exhibits::delivered, "#s=64")
					.then((page) -> press(page, "s", "#share-dialog[open]")),
				trace("whatif-dialog", Exhibits::denied, "").then(Screen::toTheEnd)
					.then((page) -> press(page, "w", "#whatif-choices input")),
				trace("twin", Exhibits::delivered, "#s=64").then((page) -> press(page, "t", "#twin table")),
				at("embed", (all) -> "/embed/t/" + all.denied()).then((page) -> page.locator("h1").first().waitFor()),
				at("print", (all) -> "/t/" + all.overNodes() + "/print"), at("scenario", "/s"), at("help", "/help"),
				at("filtered", "/dashboard?verdict=denied"), at("found", "/find?q=kube-dns"), at("keys", "/help/keys"),
				at("legend", "/help/legend"), at("limits", "/help/limits"), at("outside", "/help/outside"),
				at("missing", "/t/nothing"));
	}

	/** The main ones, of which pictures are kept. */
	static List<Screen> main() {
		return all().stream().filter(Screen::isMain).toList();
	}

	boolean isMain() {
		return MAIN.contains(this.name);
	}

	/** Phones follow: what is made at a desk is not looked at there. */
	boolean isFor(Size size) {
		return size != Size.PHONE || !DESK_ONLY.contains(this.name);
	}

	private static Screen at(String name, String path) {
		return at(name, (all) -> path);
	}

	private static Screen at(String name, Function<Exhibits, String> path) {
		return new Screen(name, path, (page, all) -> page);
	}

	private static Screen of(String name, String sample, String path) {
		return at(name, (all) -> "/labs/" + all.lab(sample) + path);
	}

	private static Screen lab(String name, String path, String awaited) {
		return of(name, "07-broken-on-purpose", path).then((page) -> page.locator(awaited).first().waitFor(ATTACHED));
	}

	private static void press(Page page, String key, String awaited) {
		page.keyboard().press(key);
		page.locator(awaited).first().waitFor();
	}

	private static Screen trace(String name, Function<Exhibits, String> trace, String fragment) {
		return at(name, (all) -> "/t/" + trace.apply(all) + fragment)
			.then((page) -> page.locator("#inspector h2").first().waitFor(ATTACHED));
	}

	private Screen then(Consumer<Page> act) {
		return new Screen(this.name, this.path, (page, all) -> {
			this.act.apply(page, all);
			act.accept(page);
			return page;
		});
	}

	private static void toTheEnd(Page page) {
		page.locator("#track").focus();
		page.keyboard().press("End");
	}

	/** Opens a drawer or a pane where the window has no room for it. */
	private static void open(Page page, String pane) {
		Locator button = page.locator(".panes [data-pane=" + pane + "]");
		if (button.isVisible()) {
			button.click();
		}
	}

	/** Goes there, and waits until nothing moves any more. */
	Response show(Page page, RunningServer server, Exhibits all) {
		Response response = page.navigate(server.url(this.path.apply(all)));
		awaitQuiet(page);
		this.act.apply(page, all);
		awaitRest(page);
		return response;
	}

	/** Waits until nothing moves any more. */
	static void awaitRest(Page page) {
		page.waitForFunction(AT_REST);
	}

	/** The editor's worker keeps its request open, so there the wait has an end. */
	private static void awaitQuiet(Page page) {
		try {
			page.waitForLoadState(LoadState.NETWORKIDLE, new Page.WaitForLoadStateOptions().setTimeout(4_000));
		}
		catch (TimeoutError ex) {
			page.waitForLoadState(LoadState.LOAD);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
