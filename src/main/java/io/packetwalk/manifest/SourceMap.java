package io.packetwalk.manifest;

import java.util.Optional;

/** Finds the line of a field. */
@FunctionalInterface
public interface SourceMap {

	/**
	 * Where a field stands; the nearest enclosing field that was written when the field
	 * itself was not.
	 * @param object the object's label, e.g. {@code Service shop/web}
	 * @param path the field, e.g. {@code spec.ports[0].targetPort}; empty for the object;
	 * {@code data[config.yaml]#3} is the third line of a text that stands in a block
	 * @return the place, empty when no file holds the object
	 */
	Optional<SourceLocation> locate(String object, String path);

}
