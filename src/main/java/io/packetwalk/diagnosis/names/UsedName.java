package io.packetwalk.diagnosis.names;

import java.util.Set;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.resolver.Libc;

/**
 * A host name a workload will look up.
 *
 * @param text the text it was found in
 * @param name the name as written
 * @param scheme the scheme of the URL it is in; empty when it is in none
 * @param certain whether nothing but a host can be meant
 * @param line the line of the text, from 1
 */
record UsedName(WrittenText text, String name, String scheme, boolean certain, int line) {

	private static final Set<String> HTTP = Set.of("http", "https", "ws", "wss");

	Origin origin() {
		return this.text.origin();
	}

	ObjectRef by() {
		return this.text.by();
	}

	/** The same name, where another container is given the same text. */
	UsedName in(WrittenText other) {
		return new UsedName(other, this.name, this.scheme, this.certain, this.line);
	}

	/** The libc of its container, by the image: Alpine's is musl. */
	Libc libc() {
		return this.text.image().contains("alpine") ? Libc.MUSL : Libc.GLIBC;
	}

	boolean http() {
		return HTTP.contains(this.scheme);
	}

	/** Where it is said: {@code env API_URL}. */
	String said() {
		String key = this.text.key();
		return switch (this.text.kind()) {
			case VARIABLE -> "env " + key;
			case ARGUMENT ->
				(key.isEmpty() || this.text.text().indexOf(' ') > 0) ? "its command line" : "argument " + key;
			case FILE -> "file " + key;
		};
	}

	/** The name without its final dot. */
	String bare() {
		return absolute() ? this.name.substring(0, this.name.length() - 1) : this.name;
	}

	boolean absolute() {
		return this.name.endsWith(".");
	}

	int dots() {
		return (int) this.name.chars().filter((c) -> c == '.').count();
	}

}
