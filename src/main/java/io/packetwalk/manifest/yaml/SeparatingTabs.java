package io.packetwalk.manifest.yaml;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * TABs between a colon and its value: kubectl's parser takes them, the engine does not.
 */
final class SeparatingTabs {

	private SeparatingTabs() {
	}

	/**
	 * The text with every such TAB as a space when one of them is what stopped the
	 * engine; null when something else did.
	 */
	static @Nullable String replaceAt(String text, YamlEngineException ex) {
		Optional<Mark> mark = (ex instanceof MarkedYamlEngineException marked) ? marked.getProblemMark()
				: Optional.empty();
		if (mark.isEmpty()) {
			return null;
		}
		int at = text.offsetByCodePoints(0, Math.min(mark.get().getIndex(), text.codePointCount(0, text.length())));
		if (at >= text.length() || text.charAt(at) != '\t' || at == 0 || text.charAt(at - 1) != ':') {
			return null;
		}
		return spaced(text);
	}

	private static String spaced(String text) {
		StringBuilder out = new StringBuilder(text);
		for (int i = 1; i < out.length(); i++) {
			boolean follows = out.charAt(i - 1) == ':' || (out.charAt(i - 1) == ' ' && text.charAt(i - 1) == '\t');
			if (out.charAt(i) == '\t' && follows) {
				out.setCharAt(i, ' ');
			}
		}
		return out.toString();
	}

}
