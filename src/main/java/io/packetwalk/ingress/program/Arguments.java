package io.packetwalk.ingress.program;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program's command line: {@code --flag}, {@code --flag=value} or {@code --flag value}.
 * Case is ignored, as Traefik does; ingress-nginx has lower-case flags only.
 */
public record Arguments(List<String> words) {

	public boolean isEmpty() {
		return this.words.isEmpty();
	}

	/** Whether a flag starts like this. */
	public boolean mentions(String prefix) {
		return this.words.stream().anyMatch((word) -> lower(word).startsWith(lower(prefix)));
	}

	/** The value of a flag, its last appearance winning; a flag alone is {@code true}. */
	public Optional<String> value(String flag) {
		String found = null;
		for (int i = 0; i < this.words.size(); i++) {
			String word = this.words.get(i);
			int equals = word.indexOf('=');
			if (lower((equals < 0) ? word : word.substring(0, equals)).equals(lower(flag))) {
				found = (equals >= 0) ? word.substring(equals + 1) : following(i);
			}
		}
		return Optional.ofNullable(found);
	}

	public boolean isTrue(String flag) {
		return value(flag).filter((value) -> value.equalsIgnoreCase("true")).isPresent();
	}

	private String following(int index) {
		boolean last = index + 1 >= this.words.size();
		return (last || this.words.get(index + 1).startsWith("-")) ? "true" : this.words.get(index + 1);
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
