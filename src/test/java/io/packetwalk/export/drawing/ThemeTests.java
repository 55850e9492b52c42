package io.packetwalk.export.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThemeTests {

	@Test
	void theColoursAreThoseOfThePages() throws IOException {
		String tokens = Files.readString(Path.of("frontend/css/tokens.css"));
		Map<String, String> light = named(Theme.LIGHT.palette());
		Map<String, String> dark = named(Theme.DARK.palette());
		light.forEach((name, colour) -> assertThat(block(tokens, ":root {"))
			.contains(name + ": light-dark(" + colour + ", " + dark.get(name) + ");"));
		named(Theme.HIGH_CONTRAST.palette()).forEach(
				(name, colour) -> assertThat(block(tokens, "[data-theme=hc] {")).contains(name + ": " + colour + ";"));
	}

	private static String block(String sheet, String selector) {
		int from = sheet.indexOf(selector);
		return sheet.substring(from, sheet.indexOf('}', from));
	}

	@ParameterizedTest
	@EnumSource(Theme.class)
	void textIsReadableAndLinesAreSeen(Theme theme) {
		Palette palette = theme.palette();
		double text = (theme == Theme.HIGH_CONTRAST) ? 7 : 4.5;
		for (String ground : new String[] { palette.bg(), palette.node(), palette.kernel() }) {
			assertThat(contrast(palette.ink(), ground)).isGreaterThan(text);
			assertThat(contrast(palette.soft(), ground)).isGreaterThan(text);
		}
		for (Look look : Look.values()) {
			assertThat(contrast(look.colour(palette), palette.bg())).as(look.word()).isGreaterThan(text);
			assertThat(contrast(palette.ink(), look.ground(palette))).as(look.word()).isGreaterThan(text);
			assertThat(contrast(palette.soft(), look.ground(palette))).as(look.word()).isGreaterThan(text);
		}
		assertThat(contrast(palette.onFwd(), palette.fwd())).isGreaterThan(text);
		assertThat(contrast(palette.onDrop(), palette.drop())).isGreaterThan(text);
	}

	private static Map<String, String> named(Palette palette) {
		return Map.ofEntries(Map.entry("--bg", palette.bg()), Map.entry("--node", palette.node()),
				Map.entry("--kernel", palette.kernel()), Map.entry("--line", palette.line()),
				Map.entry("--edge", palette.edge()), Map.entry("--ink", palette.ink()),
				Map.entry("--soft", palette.soft()), Map.entry("--fwd", palette.fwd()),
				Map.entry("--rev", palette.rev()), Map.entry("--rewrite", palette.rewrite()),
				Map.entry("--dns", palette.dns()), Map.entry("--drop", palette.drop()),
				Map.entry("--idle", palette.idle()), Map.entry("--fwd-bg", palette.fwdBg()),
				Map.entry("--rev-bg", palette.revBg()), Map.entry("--rewrite-bg", palette.rewriteBg()),
				Map.entry("--dns-bg", palette.dnsBg()), Map.entry("--drop-bg", palette.dropBg()),
				Map.entry("--on-fwd", palette.onFwd()), Map.entry("--on-drop", palette.onDrop()));
	}

	private static double contrast(String one, String other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	/** As WCAG defines it. */
	private static double luminance(String hex) {
		String digits = (hex.length() == 4) ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
		double[] weights = { 0.2126, 0.7152, 0.0722 };
		double sum = 0;
		for (int i = 0; i < 3; i++) {
			double part = Integer.parseInt(digits.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
			sum += weights[i] * ((part <= 0.03928) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
		}
		return sum;
	}

}
