package io.packetwalk.lab.sample;

import java.util.Map;

/**
 * A request somebody might want to walk.
 *
 * @param title what it shows
 * @param from where from
 * @param to where to
 * @param method the HTTP method
 * @param headers HTTP headers
 * @param via the node dialled for a NodePort, empty for any
 * @param connections how many in a row
 */
public record SuggestedRequest(String title, String from, String to, String method, Map<String, String> headers,
		String via, int connections) {

	/** The Host header, empty when the URL's host is sent. */
	public String host() {
		return this.headers.getOrDefault("Host", "");
	}

	public static SuggestedRequest of(String title, String from, String to) {
		return new SuggestedRequest(title, from, to, "GET", Map.of(), "", 1);
	}

}
