package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * One rule of a route: what it asks besides host and path, and what it does.
 *
 * @param rule the rule as the proxy writes it
 * @param asks conditions that all have to hold
 * @param deed what it does
 * @param mark why no request gets here, null when some do
 * @param cause the line of YAML it comes from, null for the proxy's own
 */
record Step(String rule, List<String> asks, Deed deed, @Nullable Mark mark, @Nullable Cause cause) {

	Step {
		asks = List.copyOf(asks);
	}

}
