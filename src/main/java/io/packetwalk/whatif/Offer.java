package io.packetwalk.whatif;

import org.jspecify.annotations.Nullable;

/**
 * A change worth asking for at a trace.
 *
 * @param kind what sort
 * @param object whom it is about, null for the cluster
 * @param value the new value, null where the kind says all
 * @param group what it is listed under, e.g. {@code Pods}
 * @param label the change in words
 * @param hint what it does
 * @param usual whether it is the one to begin with
 */
public record Offer(ChangeKind kind, @Nullable String object, @Nullable String value, String group, String label,
		String hint, boolean usual) {

	Offer asUsual() {
		return new Offer(this.kind, this.object, this.value, this.group, this.label, this.hint, true);
	}

}
