package io.packetwalk.narration;

import java.util.Objects;

import io.packetwalk.trace.HttpChoice;
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

}
