package io.packetwalk.manifest.yaml;

import org.jspecify.annotations.Nullable;

/** The number a quoted text would be without its quotes. */
public final class PlainNumber {

	private PlainNumber() {
	}

	/** A Long, BigInteger or Double; null when it would be none. */
	public static @Nullable Object of(String text) {
		return (PlainScalar.resolve(text) instanceof Number number) ? number : null;
	}

}
