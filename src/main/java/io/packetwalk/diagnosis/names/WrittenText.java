package io.packetwalk.diagnosis.names;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;

/**
 * A text that a container is given, which may hold names of hosts.
 *
 * @param by the workload a person would name, or the bare pod
 * @param image the image of the container
 * @param kind how the container is given it
 * @param key the variable, the flag before the argument, or the file
 * @param text the text
 * @param origin where it stands
 */
public record WrittenText(ObjectRef by, String image, Kind kind, String key, String text, Origin origin) {

	/** How a container is given a text. */
	public enum Kind {

		/** As an environment variable. */
		VARIABLE,
		/** As a word of its command line. */
		ARGUMENT,
		/** As a mounted file. */
		FILE

	}

}
