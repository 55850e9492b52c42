package io.packetwalk.lab;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.SourceLocation;

/**
 * A Kubernetes object that two revisions do not have alike.
 *
 * @param kind what became of it
 * @param object which, e.g. {@code Service shop/web}
 * @param before where it stood, null when it was not there
 * @param after where it stands, null when it is gone
 * @param fields the fields that differ, e.g.
 * {@code spec.ports[0].targetPort: http → web}; the first of them
 * @param more how many fields differ besides
 */
public record ObjectChange(Kind kind, String object, @Nullable SourceLocation before, @Nullable SourceLocation after,
		List<String> fields, int more) {

	public ObjectChange {
		fields = List.copyOf(fields);
	}

	/** What became of an object. */
	public enum Kind {

		/** It is new. */
		ADDED("added", "+"),
		/** It differs. */
		CHANGED("changed", "±"),
		/** It is gone. */
		REMOVED("removed", "−");

		private final String word;

		private final String sign;

		Kind(String word, String sign) {
			this.word = word;
			this.sign = sign;
		}

		public String word() {
			return this.word;
		}

		public String sign() {
			return this.sign;
		}

	}

}
