package io.packetwalk.narration;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.packetwalk.net.IpAddress;
import io.packetwalk.trace.HttpChoice;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Says;

/** Sentences about reverse proxies. */
final class Proxying {

	private Proxying() {
	}

	static Says routes(Scene scene) {
		HttpChoice http = Objects.requireNonNull(scene.step().http());
		String rule = http.tried()
			.stream()
			.filter(HttpChoice.Tried::matched)
			.map(HttpChoice.Tried::rule)
			.reduce((first, second) -> second)
			.orElse("no rule");
		if (http.controller().equals("Cloudflare's edge")) {
			return edge(scene, http);
		}
		if (http.controller().equals("cloudflared")) {
			return tunnel(scene, http, rule);
		}
		if (http.backend() == null) {
			return scene.says("The ingress controller answers " + http.status() + " itself.",
					http.controller() + " answers " + http.status() + " to " + http.request() + " (" + rule
							+ " matched). " + client(scene),
					http.controller() + ": " + http.tried().size() + " rules tried, " + rule + " matched, status "
							+ http.status() + ".");
		}
		return scene.says(
				"The ingress controller reads host and path and picks " + http.backend()
						+ "; it dials a pod of it directly.",
				http.controller() + " matches " + rule + " and sends " + http.upstreamPath() + " to " + http.backend()
						+ ". " + client(scene),
				http.controller() + ": " + http.request() + " matched " + rule + ", upstream " + http.backend()
						+ ", path " + http.upstreamPath() + ".");
	}

	/** Whom a proxy takes for the client, and what it tells the backend about it. */
	private static String client(Scene scene) {
		IpAddress seen = scene.after().src();
		String name = scene.wording().name(seen);
		boolean own = name.equals(seen.toString()) || scene.start().equals(name);
		return "It sees the client as " + scene.wording().address(seen) + " and passes that on as X-Forwarded-For"
				+ (own ? "." : "; the client's own address was replaced on the way.");
	}

	/** Where Cloudflare's edge finds who has dialled it for this name. */
	private static Says edge(Scene scene, HttpChoice http) {
		if (http.backend() == null) {
			return scene.says("No cloudflared has dialled Cloudflare's edge for that tunnel: error 1033.",
					"The edge takes " + http.request() + ", finds no connector of the tunnel and answers "
							+ http.status() + " (error 1033).",
					"edge: " + http.request() + ", no connector, " + http.status() + ".");
		}
		return scene.says(
				"Cloudflare's edge takes the request and sends it down the connection that a pod of the cluster has dialled.",
				"The edge takes " + http.request() + " for the " + http.backend() + ".",
				"edge: " + http.request() + " -> " + http.backend() + ".");
	}

	private static Says tunnel(Scene scene, HttpChoice http, String rule) {
		String kernel = "cloudflared: " + http.tried().size() + " rules tried in order, " + rule + " matched.";
		return (http.backend() == null)
				? scene.says("cloudflared answers " + http.status() + " itself.",
						"cloudflared answers " + http.status() + " to " + http.request() + " (" + rule + ").", kernel)
				: scene.says(
						"cloudflared reads host and path and picks " + http.backend()
								+ "; it dials it like any client.",
						"cloudflared sends " + http.request() + " to " + http.backend() + " (" + rule + ").", kernel);
	}

	/** A server outside that was told what to answer. */
	static Says answers(Scene scene, HttpChoice http) {
		String status = (http.status() + " " + HttpResult.reason(http.status())).strip();
		Optional<HttpChoice.Tried> picked = http.tried().stream().filter(HttpChoice.Tried::matched).findFirst();
		String why = picked.map((answer) -> "the answer for " + answer.rule() + " fits, since " + answer.why())
			.orElseGet(() -> "none of its answers fits: " + http.tried()
				.stream()
				.map((answer) -> answer.rule() + ", but " + answer.why())
				.collect(Collectors.joining("; ")));
		return scene.says(
				"The server outside answers " + status
						+ (picked.isPresent() ? "." : ": it has nothing for that host and path."),
				http.controller() + " is asked " + http.request() + " and answers " + status + ": " + why + ".",
				http.controller() + " reads " + http.request() + "; " + http.tried().size() + " answers tried, status "
						+ http.status() + ": " + why + ".");
	}

}
