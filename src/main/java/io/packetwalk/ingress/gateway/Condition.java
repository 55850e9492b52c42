package io.packetwalk.ingress.gateway;

/**
 * A <a href=
 * "https://gateway-api.sigs.k8s.io/reference/spec/#routeconditiontype">condition</a> in a
 * status.
 *
 * @param type e.g. {@code Accepted}
 * @param holds whether it is {@code True}
 * @param reason the reason, e.g. {@code NotAllowedByListeners}
 * @param message in words, empty when there is nothing to say
 * @param path the field that is to blame, empty for none
 */
public record Condition(String type, boolean holds, String reason, String message, String path) {

	static final String ACCEPTED = "Accepted";

	static final String RESOLVED_REFS = "ResolvedRefs";

	/** One that holds; its reason is its own name. */
	static Condition holds(String type) {
		return new Condition(type, true, type, "", "");
	}

	static Condition fails(String type, String reason, String message, String path) {
		return new Condition(type, false, reason, message, path);
	}

}
