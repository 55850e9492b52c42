package io.packetwalk.narration;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

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
		if (http.backend() == null) {
			return scene.says("The ingress controller answers " + http.status() + " itself.",
					http.controller() + " answers " + http.status() + " to " + http.request() + " (" + rule
							+ " matched).",
					http.controller() + ": " + http.tried().size() + " rules tried, " + rule + " matched, status "
							+ http.status() + ".");
		}
		return scene.says(
				"The ingress controller reads host and path and picks " + http.backend()
						+ "; it dials a pod of it directly.",
				http.controller() + " matches " + rule + " and sends " + http.upstreamPath() + " to " + http.backend()
						+ ".",
				http.controller() + ": " + http.request() + " matched " + rule + ", upstream " + http.backend()
						+ ", path " + http.upstreamPath() + ".");
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
		return scene.says("The server outside answers " + status + (picked.isPresent() ? "." : ": it has nothing for that host and path."),
				http.controller() + " is asked " + http.request() + " and answers " + status + ": " + why + ".",
				http.controller() + " reads " + http.request() + "; " + http.tried().size() + " answers tried, status "
						+ http.status() + ": " + why + ".");
	}

}
