package io.packetwalk.diagnosis.names;

import io.packetwalk.cluster.Origin;

/**
 * Something about a name that a person wants to know before deploying.
 *
 * @param code what it is
 * @param level how bad it is
 * @param origin the field it is about
 * @param line the line of a field of several lines, from 1; 0 for the field as a whole
 * @param text what stands at that line, to point at; empty for nothing
 * @param message object, field, value and what happens
 * @param suggestion what to do
 */
public record NameFinding(FindingCode code, Level level, Origin origin, int line, String text, String message,
		String suggestion) {

	static NameFinding of(FindingCode code, Level level, Origin origin, String message, String suggestion) {
		return new NameFinding(code, level, origin, 0, "", message, suggestion);
	}

	static NameFinding of(FindingCode code, Level level, UsedName used, String message, String suggestion) {
		return new NameFinding(code, level, used.origin(), used.line(), used.name(),
				used.text().by() + ": " + used.said() + " uses \"" + used.name() + "\", " + message, suggestion);
	}

	/** How bad a finding is. */
	public enum Level {

		/** Connections fail by it. */
		ERROR,
		/** It works, but not reliably, or not as written. */
		WARNING,
		/** Worth knowing. */
		INFO

	}

}
