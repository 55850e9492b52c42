package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * A URL tried on a proxy.
 *
 * @param proxy the proxy's id
 * @param title what it is called
 * @param request the request line and host
 * @param tried the rules looked at, in order
 * @param ending what the proxy does
 * @param shares where requests like this one go
 * @param sent what the backend gets, null when no backend does
 * @param outside what a client outside gets from that URL, null when it cannot be walked
 */
record Attempt(String proxy, String title, String request, List<Tried> tried, Ending ending, List<Share> shares,
		@Nullable Sent sent, @Nullable Seen outside) {

	Attempt {
		tried = List.copyOf(tried);
		shares = List.copyOf(shares);
	}

	/** How many rules did not fit. */
	public long passed() {
		return this.tried.stream().filter((one) -> !one.matched()).count();
	}

	/**
	 * A rule looked at.
	 *
	 * @param rule the rule
	 * @param matched whether it fits
	 * @param why why, or why not
	 * @param cause the line it comes from
	 */
	record Tried(String rule, boolean matched, String why, @Nullable Cause cause) {
	}

	/**
	 * What the proxy does with it.
	 *
	 * @param status the status it answers with, 0 when a backend answers or the
	 * connection is closed
	 * @param sign a shape
	 * @param tone a colour: {@code good}, {@code bad} or {@code none}
	 * @param word a word or two
	 * @param text in a sentence
	 */
	record Ending(int status, String sign, String tone, String word, String text) {
	}

	/**
	 * The request as the backend gets it.
	 *
	 * @param line the request line
	 * @param to the address it goes to
	 * @param headers its headers
	 * @param answer what is done to the answer on its way back
	 * @param note what becomes of headers that a client sends about itself
	 */
	record Sent(String line, String to, List<Header> headers, List<String> answer, String note) {

		Sent {
			headers = List.copyOf(headers);
			answer = List.copyOf(answer);
		}

	}

	/**
	 * A header.
	 *
	 * @param name its name
	 * @param value its value
	 * @param by who wrote it: {@code client}, {@code proxy} or {@code rule}
	 */
	record Header(String name, String value, String by) {
	}

	/**
	 * What a client outside sees.
	 *
	 * @param here whether the request came by this proxy
	 * @param good whether it gets what it wants
	 * @param text in a sentence
	 */
	record Seen(boolean here, boolean good, String text) {
	}

}
