package io.packetwalk.ingress.gateway;

import java.util.Comparator;

import io.packetwalk.cluster.GatewayRoute.Identity;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpRule;

/**
 * A rule and what decides when it is tried (<a href=
 * "https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule">precedence</a>).
 *
 * @param host the host names it is for
 * @param first the kind of path match, or 0; the smaller, the earlier
 * @param length the characters of the path, or of the gRPC service
 * @param method the characters of the method
 * @param headers how many headers it asks for
 * @param query how many query parameters it asks for
 * @param route the route it is of: the oldest goes first, then the first by name
 * @param rule its place among the route's rules
 * @param match its place among the rule's matches
 * @param compiled the rule
 */
record Rank(HostMatch host, int first, int length, int method, int headers, int query, Identity route, int rule,
		int match, HttpRule compiled) {

	/** Nothing is left to chance: two ranks are equal for one match only. */
	static final Comparator<Rank> ORDER = Comparator.<Rank>comparingInt((rank) -> -rank.host().narrowness())
		.thenComparing((rank) -> rank.host().toString())
		.thenComparing((rank) -> rank.route().kind())
		.thenComparingInt(Rank::first)
		.thenComparingInt((rank) -> -rank.length())
		.thenComparingInt((rank) -> -rank.method())
		.thenComparingInt((rank) -> -rank.headers())
		.thenComparingInt((rank) -> -rank.query())
		.thenComparing((rank) -> rank.route().created().isEmpty())
		.thenComparing((rank) -> rank.route().created())
		.thenComparing((rank) -> rank.route().key())
		.thenComparingInt(Rank::rule)
		.thenComparingInt(Rank::match);

}
