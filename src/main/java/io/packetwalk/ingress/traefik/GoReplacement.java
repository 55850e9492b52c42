package io.packetwalk.ingress.traefik;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replacements as <a href="https://pkg.go.dev/regexp#Regexp.Expand">Go</a> writes them:
 * {@code $1}, {@code ${1}} and {@code $name}.
 */
final class GoReplacement {

	private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+)|(\\$))");

	private GoReplacement() {
	}

	/** The text with every match replaced. */
	static String replaceAll(Pattern expression, String text, String replacement) {
		return expression.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(fill(match, expression, replacement)));
	}

	private static String fill(MatchResult match, Pattern expression, String replacement) {
		return REFERENCE.matcher(replacement).replaceAll((reference) -> {
			if (reference.group(3) != null) {
				return Matcher.quoteReplacement("$");
			}
			String name = (reference.group(1) != null) ? reference.group(1) : reference.group(2);
			return Matcher.quoteReplacement(group(match, expression, name));
		});
	}

	private static String group(MatchResult match, Pattern expression, String name) {
		Integer number = name.matches("\\d{1,4}") ? Integer.valueOf(name) : expression.namedGroups().get(name);
		String found = (number != null && number <= match.groupCount()) ? match.group(number) : null;
		return (found != null) ? found : "";
	}

}
