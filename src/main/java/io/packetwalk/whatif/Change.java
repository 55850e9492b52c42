package io.packetwalk.whatif;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is supposed to be otherwise.
 *
 * @param kind what sort
 * @param object whom it is about, e.g. {@code pod/shop/web-0}, {@code node/node-b},
 * {@code service/shop/web}, {@code namespace/shop}; null for the cluster as a whole
 * @param value the new value, e.g. {@code Local}, null where the kind says all
 * @param file the file that is edited
 * @param text its text now
 */
public record Change(ChangeKind kind, @Nullable String object, @Nullable String value, @Nullable String file,
		@Nullable String text) {

	public static Change of(ChangeKind kind, @Nullable String object, @Nullable String value) {
		return new Change(kind, object, value, null, null);
	}

}
