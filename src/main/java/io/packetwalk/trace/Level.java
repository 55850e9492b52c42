package io.packetwalk.trace;

import java.util.List;

/** How closely one looks; each level shows everything the one above it shows. */
public enum Level {

	STORY, OPERATOR, KERNEL;

	/** The levels at which something first shown at this level is visible. */
	public List<Level> andCloser() {
		return List.of(values()).subList(ordinal(), values().length);
	}

}
