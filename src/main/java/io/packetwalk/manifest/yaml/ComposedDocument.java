package io.packetwalk.manifest.yaml;

import java.util.List;

/**
 * A document that was read.
 *
 * @param root its value
 * @param duplicates keys that were written twice in one mapping
 */
public record ComposedDocument(Written root, List<DuplicateKey> duplicates) {

	/**
	 * A key written again.
	 *
	 * @param name the key
	 * @param line the later line
	 * @param column the later column
	 * @param firstLine the line where it stood before
	 */
	public record DuplicateKey(String name, int line, int column, int firstLine) {
	}

}
