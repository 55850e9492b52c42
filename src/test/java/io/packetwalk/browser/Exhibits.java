package io.packetwalk.browser;

import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import tools.jackson.databind.json.JsonMapper;

/** Labs and traces of one visitor, to look at pages with something on them. */
final class Exhibits {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final RunningServer server;

	private final APIRequestContext visitor;

	private final Map<String, String> labs = new LinkedHashMap<>();

	private final Map<String, String> traces = new LinkedHashMap<>();

	Exhibits(RunningServer server, APIRequestContext visitor) {
		this.server = server;
		this.visitor = visitor;
	}

	/** The lab of a sample, made once. */
	String lab(String sample) {
		return this.labs.computeIfAbsent(sample, (id) -> {
			APIResponse made = this.visitor.post(this.server.url("/samples/" + id),
					RequestOptions.create().setMaxRedirects(0));
			String location = made.headers().get("location");
			if (location == null) {
				throw new IllegalStateException("no lab of " + id + ": " + made.status());
			}
			return location.replaceAll(".*/labs/([^/?]+).*", "$1");
		});
	}

	/** A walk in the lab of a sample, made once. */
	String trace(String sample, String from, String to) {
		return this.traces.computeIfAbsent(sample + " " + from + " " + to, (key) -> {
			APIResponse walked = this.visitor.post(this.server.url("/api/v1/labs/" + lab(sample) + "/traces"),
					RequestOptions.create().setData(Map.of("from", from, "to", to)));
			if (walked.status() != 201) {
				throw new IllegalStateException(walked.text());
			}
			return JSON.readTree(walked.body()).get("id").asString();
		});
	}

	String delivered() {
		return trace("01-short-name-dns", "deployment/homelab/cloudflared", "http://reverse-proxy:80/");
	}

	String overNodes() {
		return trace("03-service-flow", "deployment/shop/frontend", "http://web/");
	}

	String refused() {
		return trace("07-broken-on-purpose", "deployment/shop/frontend", "http://catalog/");
	}

	String denied() {
		return trace("12-policy-typo-and-dns", "deployment/shop/frontend", "tcp://web:80");
	}

	String nameNotFound() {
		return trace("15-names-that-fail", "deployment/shop/typo", "http://webb/");
	}

}
