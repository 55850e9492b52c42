package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a route does to requests and answers (<a href=
 * "https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter">filters</a>).
 */
public sealed interface RouteFilter {

	/** The path to it, e.g. {@code spec.rules[0].filters[1]}. */
	String at();

	/**
	 * Changes headers.
	 *
	 * @param answer whether those of the answer, not of the request
	 * @param set the headers that are overwritten
	 * @param add the headers that are appended to
	 * @param remove the headers that are taken away
	 */
	record Headers(boolean answer, List<Header> set, List<Header> add, List<String> remove,
			String at) implements RouteFilter {

		public Headers {
			set = List.copyOf(set);
			add = List.copyOf(add);
			remove = List.copyOf(remove);
		}

	}

	/** A header. */
	record Header(String name, String value) {
	}

	/**
	 * Sends the client elsewhere.
	 *
	 * @param scheme the scheme, null: the request's
	 * @param hostname the host, null: the request's
	 * @param port the port, null: the scheme's, or the listener's
	 * @param path what becomes of the path, null: nothing
	 * @param status e.g. 302
	 */
	record Redirect(@Nullable String scheme, @Nullable String hostname, @Nullable Integer port, @Nullable Path path,
			int status, String at) implements RouteFilter {
	}

	/**
	 * Changes the request before it is passed on.
	 *
	 * @param hostname the Host header, null: unchanged
	 * @param path what becomes of the path, null: nothing
	 */
	record Rewrite(@Nullable String hostname, @Nullable Path path, String at) implements RouteFilter {
	}

	/**
	 * What becomes of a path.
	 *
	 * @param prefix whether only what the rule's prefix matched is replaced
	 * @param value what it is replaced by
	 */
	record Path(boolean prefix, String value) {
	}

	/**
	 * Copies requests to another backend.
	 *
	 * @param backend who gets the copies
	 * @param percent how many of a hundred requests
	 */
	record Mirror(GatewayRoute.BackendRef backend, int percent, String at) implements RouteFilter {
	}

	/**
	 * One that is not modelled.
	 *
	 * @param type its type, e.g. {@code ExtensionRef}
	 * @param named what it names, empty when nothing
	 */
	record Unknown(String type, String named, String at) implements RouteFilter {
	}

}
