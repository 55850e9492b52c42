package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The name of a Kubernetes object.
 *
 * @param kind its kind, e.g. {@code Service}
 * @param namespace its namespace, null for cluster-scoped objects
 * @param name its name
 */
public record ObjectRef(String kind, @Nullable String namespace, String name) {

	/** {@code Service shop/web}. */
	@Override
	public String toString() {
		return this.kind + " " + ((this.namespace != null) ? this.namespace + "/" : "") + this.name;
	}

}
