package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * A <a href="https://kubernetes.io/docs/concepts/workloads/pods/">Pod</a>, scheduled or
 * not.
 *
 * @param namespace its namespace
 * @param name its name
 * @param node where it runs, null while pending
 * @param ips its addresses, the primary one first; empty while pending
 * @param hostNetwork whether it shares the node's network
 * @param phase {@code Running}, {@code Pending}, {@code Succeeded}, {@code Failed}
 * @param ready the Ready condition
 * @param terminating whether it is being deleted
 * @param labels its labels
 * @param annotations its annotations
 * @param containers its containers, sidecars (init containers that always restart) last
 * @param hostname {@code spec.hostname}; StatefulSet pods have their name here
 * @param subdomain {@code spec.subdomain}
 * @param dns the DNS part of its spec
 * @param origin the object and path whose YAML made it
 * @param owner the workload a person would name, e.g. {@code Deployment shop/web}; null
 * for a bare pod
 */
public record Pod(String namespace, String name, @Nullable String node, List<IpAddress> ips, boolean hostNetwork,
		String phase, boolean ready, boolean terminating, Map<String, String> labels, Map<String, String> annotations,
		List<Container> containers, @Nullable String hostname, @Nullable String subdomain, PodDns dns, Origin origin,
		@Nullable ObjectRef owner) {

	public Pod {
		ips = List.copyOf(ips);
		labels = Ordered.copyOf(labels);
		annotations = Ordered.copyOf(annotations);
		containers = List.copyOf(containers);
	}

	/** This pod failing its readiness probe. */
	public Pod notReady() {
		return new Pod(this.namespace, this.name, this.node, this.ips, this.hostNetwork, this.phase, false,
				this.terminating, this.labels, this.annotations, this.containers, this.hostname, this.subdomain,
				this.dns, this.origin, this.owner);
	}

	/** {@code namespace/name}. */
	public String key() {
		return this.namespace + "/" + this.name;
	}

	/** The primary address, null while pending. */
	public @Nullable IpAddress ip() {
		return this.ips.isEmpty() ? null : this.ips.getFirst();
	}

	public ObjectRef ref() {
		return new ObjectRef("Pod", this.namespace, this.name);
	}

}
