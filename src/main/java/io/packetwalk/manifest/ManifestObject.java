package io.packetwalk.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * One object read from a file.
 *
 * @param resource the typed object; {@code GenericKubernetesResource} for kinds without a
 * type, such as {@code packetwalk.io/v1alpha1 Outside}
 * @param kind its kind
 * @param namespace its namespace as written or defaulted ({@code default}); empty for
 * cluster-scoped kinds
 * @param name its name
 * @param location where it starts
 */
public record ManifestObject(HasMetadata resource, String kind, String namespace, String name,
		SourceLocation location) {

	/** {@code Service shop/web}. */
	public String label() {
		return this.kind + " " + (this.namespace.isEmpty() ? "" : this.namespace + "/") + this.name;
	}

}
