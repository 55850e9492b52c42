package io.packetwalk.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header a proxy writes or takes away.
 *
 * @param kind what it does
 * @param name the header's name; case never matters
 * @param value what is written, empty for a removal
 */
public record HeaderChange(Kind kind, String name, String value) {

	/** What is done to a header. */
	public enum Kind {

		/** Whatever was there is overwritten. */
		SET,
		/** Appended to what is there, after a comma. */
		ADD,
		/** Taken away. */
		REMOVE

	}

	/** Headers, names in lower case, after these changes. */
	public static Map<String, String> apply(List<HeaderChange> changes, Map<String, String> headers) {
		Map<String, String> changed = new TreeMap<>(headers);
		for (HeaderChange change : changes) {
			String key = change.name().toLowerCase(Locale.ROOT);
			switch (change.kind()) {
				case SET -> changed.put(key, change.value());
				case ADD -> changed.merge(key, change.value(), (old, added) -> old + "," + added);
				case REMOVE -> changed.remove(key);
			}
		}
		return changed;
	}

	@Override
	public String toString() {
		return switch (this.kind) {
			case SET -> "set " + this.name + ": " + this.value;
			case ADD -> "add " + this.name + ": " + this.value;
			case REMOVE -> "remove " + this.name;
		};
	}

}
