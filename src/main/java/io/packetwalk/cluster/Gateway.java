package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://gateway-api.sigs.k8s.io/api-types/gateway/">Gateway</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param className {@code spec.gatewayClassName}
 * @param listeners its listeners, in the order written
 */
public record Gateway(String namespace, String name, String className, List<Listener> listeners) {

	public Gateway {
		listeners = List.copyOf(listeners);
	}

	public String key() {
		return this.namespace + "/" + this.name;
	}

	public ObjectRef ref() {
		return new ObjectRef("Gateway", this.namespace, this.name);
	}

	/**
	 * A port and the host names it is for.
	 *
	 * @param name its name
	 * @param port its port
	 * @param protocol {@code HTTP}, {@code HTTPS}, {@code TLS}, {@code TCP} or
	 * {@code UDP}
	 * @param hostname the host names it is for, null for all
	 * @param tlsMode {@code Terminate} or {@code Passthrough}
	 * @param certificates the certificates it presents
	 * @param allowed the routes that may attach to it
	 */
	public record Listener(String name, int port, String protocol, @Nullable String hostname, String tlsMode,
			List<CertificateRef> certificates, AllowedRoutes allowed) {

		public Listener {
			certificates = List.copyOf(certificates);
		}

	}

	/**
	 * The name of a certificate.
	 *
	 * @param group the API group, empty for Secrets
	 * @param kind its kind
	 * @param namespace its namespace, null for the Gateway's own
	 * @param name its name
	 */
	public record CertificateRef(String group, String kind, @Nullable String namespace, String name) {
	}

	/**
	 * The routes that may attach to a listener.
	 *
	 * @param from the namespaces they may be in: {@code Same}, {@code All},
	 * {@code Selector} or {@code None}
	 * @param selector what {@code Selector} asks of a namespace's labels
	 * @param kinds the kinds they may be of, as {@code group/kind}; empty: those of the
	 * protocol
	 */
	public record AllowedRoutes(String from, LabelSelector selector, List<RouteKind> kinds) {

		public AllowedRoutes {
			kinds = List.copyOf(kinds);
		}

	}

	/** A kind of route. */
	public record RouteKind(String group, String kind) {
	}

}
