package io.packetwalk.cluster;

/**
 * Where in the manifests something comes from.
 *
 * @param object the object written by a person, or by the profile
 * @param path the path to the part of it, e.g. {@code spec.template}; empty: the whole
 * object
 */
public record Origin(ObjectRef object, String path) {

	/** A line, from 1, of the text that this field is. */
	public Origin line(int number) {
		return new Origin(this.object, this.path + "#" + number);
	}

	/** The origin of a field below this one. */
	public Origin at(String field) {
		return new Origin(this.object, this.path.isEmpty() ? field : this.path + "." + field);
	}

}
