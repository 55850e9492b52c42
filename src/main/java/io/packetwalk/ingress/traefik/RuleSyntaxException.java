package io.packetwalk.ingress.traefik;

/** A rule that Traefik cannot read. */
final class RuleSyntaxException extends Exception {

	RuleSyntaxException(String message) {
		super(message);
	}

}
