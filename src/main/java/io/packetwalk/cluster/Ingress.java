package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * An
 * <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param className {@code spec.ingressClassName}, null when not set
 * @param annotations its annotations
 * @param defaultBackend the backend of requests no rule matches, null for none
 * @param rules its rules
 * @param tls the host names with a certificate
 * @param loadBalancer the addresses in its status
 * @param created {@code metadata.creationTimestamp} as text, empty when not given:
 * decides who is oldest
 * @param certificates the entries of {@code spec.tls}
 */
public record Ingress(String namespace, String name, @Nullable String className, Map<String, String> annotations,
		@Nullable Backend defaultBackend, List<Rule> rules, List<String> tls, List<IpAddress> loadBalancer,
		String created, List<Certificate> certificates) {

	public Ingress {
		annotations = Ordered.copyOf(annotations);
		rules = List.copyOf(rules);
		tls = List.copyOf(tls);
		loadBalancer = List.copyOf(loadBalancer);
		certificates = List.copyOf(certificates);
	}

	/** One whose certificates nobody asks about. */
	public Ingress(String namespace, String name, @Nullable String className, Map<String, String> annotations,
			@Nullable Backend defaultBackend, List<Rule> rules, List<String> tls, List<IpAddress> loadBalancer,
			String created) {
		this(namespace, name, className, annotations, defaultBackend, rules, tls, loadBalancer, created, List.of());
	}

	public String key() {
		return this.namespace + "/" + this.name;
	}

	public ObjectRef ref() {
		return new ObjectRef("Ingress", this.namespace, this.name);
	}

	/**
	 * An entry of {@code spec.tls}.
	 *
	 * @param hosts the hosts it is for; empty: those of the rules
	 * @param secret the Secret that holds it, empty for the controller's default
	 */
	public record Certificate(List<String> hosts, String secret) {

		public Certificate {
			hosts = List.copyOf(hosts);
		}

	}

	/**
	 * The paths of one host.
	 *
	 * @param host the host, null for every host
	 * @param paths its paths
	 */
	public record Rule(@Nullable String host, List<Path> paths) {

		public Rule {
			paths = List.copyOf(paths);
		}

	}

	/**
	 * A path and where it leads.
	 *
	 * @param path the path as written
	 * @param pathType {@code Exact}, {@code Prefix} or {@code ImplementationSpecific}
	 * @param backend where it leads
	 */
	public record Path(String path, String pathType, Backend backend) {
	}

	/**
	 * A port of a Service, or a resource.
	 *
	 * @param service the Service's name, null for a resource backend
	 * @param port the Service port's number or name, as text
	 */
	public record Backend(@Nullable String service, String port) {
	}

}
