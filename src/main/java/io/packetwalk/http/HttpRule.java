package io.packetwalk.http;

/**
 * One rule of a route table.
 *
 * @param text the rule as the proxy writes it, e.g. {@code location = /foo}
 * @param host the hosts it is for
 * @param path the paths it is for
 * @param condition what else it asks
 * @param action what it does
 * @param origin what it was made from, e.g.
 * {@code Ingress shop/web spec.rules[0].http.paths[1]}; empty for the proxy's own
 */
public record HttpRule(String text, HostMatch host, PathMatch path, HttpCondition condition, HttpAction action,
		String origin) {

}
