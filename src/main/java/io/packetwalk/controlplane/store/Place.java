package io.packetwalk.controlplane.store;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;

/**
 * What a problem is about: a field of an object, or a line of the text that a field
 * holds.
 *
 * @param object the object, null when it belongs to none
 * @param path the field, e.g. {@code spec.ports[0].nodePort}
 * @param line the line within the field's text from 1, 0 for the field itself
 * @param text that line, by which it is known again in the file
 */
public record Place(@Nullable ObjectRef object, String path, int line, String text) {

	/** A field. */
	public static Place of(@Nullable ObjectRef object, String path) {
		return new Place(object, path, 0, "");
	}

}
