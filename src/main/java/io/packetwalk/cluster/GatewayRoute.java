package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A route that attaches to the listeners of
 * <a href="https://gateway-api.sigs.k8s.io/concepts/api-overview/#route-resources"> a
 * Gateway</a>.
 */
public sealed interface GatewayRoute permits HttpRoute, GrpcRoute, TlsRoute {

	/** Its namespace, name and when it was created. */
	Identity identity();

	/** The Gateways it wants to attach to. */
	List<ParentRef> parents();

	/** The host names it is for; empty: those of the listener. */
	List<String> hostnames();

	/** The backends of each of its rules. */
	List<List<BackendRef>> backends();

	default ObjectRef ref() {
		return new ObjectRef(identity().kind(), identity().namespace(), identity().name());
	}

	/**
	 * Which route it is.
	 *
	 * @param kind {@code HTTPRoute}, {@code GRPCRoute} or {@code TLSRoute}
	 * @param namespace its namespace
	 * @param name its name
	 * @param created {@code metadata.creationTimestamp} as text, empty when not given:
	 * decides who is oldest
	 */
	record Identity(String kind, String namespace, String name, String created) {

		public String key() {
			return this.namespace + "/" + this.name;
		}

	}

	/**
	 * What a route wants to attach to.
	 *
	 * @param group the API group
	 * @param kind {@code Gateway}; other kinds are mesh matters
	 * @param namespace its namespace, null for the route's own
	 * @param name its name
	 * @param sectionName the only listener that is meant, null for all
	 * @param port the only port that is meant, null for all
	 */
	record ParentRef(String group, String kind, @Nullable String namespace, String name, @Nullable String sectionName,
			@Nullable Integer port) {
	}

	/**
	 * Where a share of the requests goes.
	 *
	 * @param group the API group, empty for Services
	 * @param kind its kind
	 * @param namespace its namespace, null for the route's own
	 * @param name its name
	 * @param port the Service port's number, null when not given
	 * @param weight its share of the sum of all weights
	 * @param filters what is done to its share alone
	 * @param at the path to it, e.g. {@code spec.rules[0].backendRefs[1]}
	 */
	record BackendRef(String group, String kind, @Nullable String namespace, String name, @Nullable Integer port,
			int weight, List<RouteFilter> filters, String at) {

		public BackendRef {
			filters = List.copyOf(filters);
		}

	}

	/**
	 * What is asked of a header or query parameter.
	 *
	 * @param regex whether the value is a regular expression
	 * @param name its name
	 * @param value its value
	 */
	record Value(boolean regex, String name, String value) {
	}

}
