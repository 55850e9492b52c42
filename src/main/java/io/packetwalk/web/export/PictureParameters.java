package io.packetwalk.web.export;

import java.util.Optional;

import io.packetwalk.export.drawing.Part;
import io.packetwalk.export.drawing.PictureOptions;
import io.packetwalk.export.drawing.Theme;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/**
 * What an address says of a picture; every part may be left out.
 *
 * @param part {@code path}, {@code whole} or {@code strip}
 * @param step a step's number
 * @param theme {@code light}, {@code dark} or {@code hc}
 * @param scale pixels a pixel
 * @param transparent whether without ground
 * @param captions whether with title, sentences and legend
 */
record PictureParameters(Optional<String> part, Optional<Integer> step, Optional<String> theme, Optional<Double> scale,
		Optional<Boolean> transparent, Optional<Boolean> captions) {

	private static final double LEAST = 0.25;

	private static final double MOST = 4;

	/**
	 * As options.
	 * @param usualScale the scale where none is asked for
	 * @throws RefusalException when a value is none of those that can be
	 */
	PictureOptions options(double usualScale) {
		Part what = this.part
			.map((word) -> Part.parse(word).orElseThrow(() -> refusal("part", word, "path, whole or strip")))
			.orElse(Part.PATH);
		Theme colours = theme(this.theme);
		double factor = this.scale.orElse(usualScale);
		if (!(factor >= LEAST && factor <= MOST)) {
			throw refusal("scale", Double.toString(factor), "a number from 0.25 to 4");
		}
		int at = this.step.orElse(0);
		if (this.step.isPresent() && at < 1) {
			throw refusal("step", Integer.toString(at), "a number from 1");
		}
		return new PictureOptions(what, at, colours, factor, this.transparent.orElse(false), this.captions.orElse(true),
				false);
	}

	static Theme theme(Optional<String> theme) {
		return theme.map((word) -> Theme.parse(word).orElseThrow(() -> refusal("theme", word, "light, dark or hc")))
			.orElse(Theme.LIGHT);
	}

	/** {@code -strip}, {@code -path-step-7-dark}: how the name of the file ends. */
	String suffix() {
		return "-" + this.part.orElse("path") + this.step.map((n) -> "-step-" + n).orElse("")
				+ this.theme.filter((word) -> !word.equals("light")).map((word) -> "-" + word).orElse("");
	}

	private static RefusalException refusal(String name, String value, String allowed) {
		return new RefusalException(Refusal
			.invalidRequest(
					name + " is " + ((value.length() > 40) ? "something else" : value) + "; it can be " + allowed)
			.with("field", name));
	}

}
