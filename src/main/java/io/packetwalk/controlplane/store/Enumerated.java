package io.packetwalk.controlplane.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;

/** Reads fields that allow a handful of values. */
public record Enumerated(Report report) {

	/**
	 * The value written; the default when none was, or when it is none of those allowed.
	 * @param allowed the values allowed, the default first
	 */
	public String read(ObjectRef object, String path, @Nullable String written, List<String> allowed) {
		if (written == null || written.isEmpty()) {
			return allowed.getFirst();
		}
		if (allowed.contains(written)) {
			return written;
		}
		this.report.error("UNSUPPORTED_VALUE", object, path,
				object + ": " + path + " is \"" + written + "\", allowed are " + String.join(", ", allowed)
						+ "; the API server refuses it, here " + allowed.getFirst() + " is used",
				Nearest.question(written, allowed));
		return allowed.getFirst();
	}

}
