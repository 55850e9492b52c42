package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * What the status of a Gateway's listener or of a route says.
 *
 * @param object the object
 * @param part the listener, or the parent, empty for the whole
 * @param conditions its conditions
 * @param cause the line of the object
 */
record Status(String object, String part, List<Condition> conditions, @Nullable Cause cause) {

	Status {
		conditions = List.copyOf(conditions);
	}

	/**
	 * A condition.
	 *
	 * @param type e.g. {@code Accepted}
	 * @param holds whether it is True
	 * @param reason e.g. {@code NotAllowedByListeners}
	 * @param message in words
	 */
	record Condition(String type, boolean holds, String reason, String message) {
	}

}
