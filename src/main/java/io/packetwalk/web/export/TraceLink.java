package io.packetwalk.web.export;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/** The public address of a trace, or of one of its steps. */
final class TraceLink {

	private static final Set<String> LEVELS = Set.of("story", "op", "operator", "kernel");

	private TraceLink() {
	}

	/** The page of a trace, on the server as its visitors call it. */
	static String page(String id) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path("/t/{id}").build(id).toString();
	}

	/**
	 * A moment of a trace.
	 * @param step the step's number, null for the beginning
	 * @param level how closely to look, null for as usual
	 */
	static String moment(String id, @Nullable Integer step, @Nullable String level) {
		if (step != null && step < 1) {
			throw new RefusalException(Refusal.invalidRequest("s is " + step + "; steps are counted from 1"));
		}
		if (level != null && !LEVELS.contains(level)) {
			throw new RefusalException(
					Refusal.invalidRequest("lvl is not a level; it can be story, operator or kernel"));
		}
		String fragment = (step != null) ? "s=" + step : "";
		if (level != null) {
			fragment += (fragment.isEmpty() ? "" : "&") + "lvl=" + level;
		}
		return fragment.isEmpty() ? page(id) : page(id) + "#" + fragment;
	}

}
