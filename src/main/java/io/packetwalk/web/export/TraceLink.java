package io.packetwalk.web.export;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/** The public address of a trace, or of one of its steps. */
final class TraceLink {

	private TraceLink() {
	}

	/** The page of a trace, on the server as its visitors call it. */
	static String page(String id) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path("/t/{id}").build(id).toString();
	}

	/** A moment of a trace, and how it looks: what the share dialog's link says. */
	static String moment(String id, Moment moment) {
		return page(id) + joined("?", "theme=", moment.theme, "answers=", moment.answers) + joined("#", "s=",
				moment.step, "dir=", (moment.step != null) ? moment.direction : null, "lvl=", moment.level);
	}

	private static String joined(String sign, @Nullable Object... pairs) {
		List<String> said = new ArrayList<>();
		for (int i = 0; i < pairs.length; i += 2) {
			if (pairs[i + 1] != null) {
				said.add(String.valueOf(pairs[i]) + pairs[i + 1]);
			}
		}
		return said.isEmpty() ? "" : sign + String.join("&", said);
	}

	/**
	 * Where a link opens a trace.
	 *
	 * @param step the step's number, null for the beginning
	 * @param direction {@code fwd} or {@code rev}, null for as usual
	 * @param level how closely to look, null for as usual
	 * @param theme the colours, null for the reader's own
	 * @param answers {@code 0} where answers stay covered, null where not
	 */
	record Moment(@Nullable Integer step, @Nullable String direction, @Nullable String level, @Nullable String theme,
			@Nullable String answers) {

		Moment {
			if (step != null && step < 1) {
				throw new RefusalException(Refusal.invalidRequest("s is " + step + "; steps are counted from 1"));
			}
			check("dir", direction, List.of("fwd", "rev"));
			check("lvl", level, List.of("story", "op", "operator", "kernel"));
			check("theme", theme, List.of("light", "dark", "hc"));
			check("answers", answers, List.of("0", "1"));
		}

		private static void check(String name, @Nullable String value, List<String> allowed) {
			if (value != null && !allowed.contains(value)) {
				throw new RefusalException(Refusal
					.invalidRequest(name + " is none of those there are: " + String.join(", ", allowed) + "."));
			}
		}

	}

}
