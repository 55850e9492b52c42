package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A
 * <a href="https://gateway-api.sigs.k8s.io/api-types/referencegrant/">ReferenceGrant</a>:
 * what objects of other namespaces may refer to in its own.
 *
 * @param namespace its namespace
 * @param name its name
 * @param from who may refer
 * @param to what may be referred to
 */
public record ReferenceGrant(String namespace, String name, List<From> from, List<To> to) {

	public ReferenceGrant {
		from = List.copyOf(from);
		to = List.copyOf(to);
	}

	/** Objects of a kind in a namespace. */
	public record From(String group, String kind, String namespace) {
	}

	/**
	 * Objects of a kind.
	 *
	 * @param group the API group
	 * @param kind the kind
	 * @param name the only one that is meant, null for all
	 */
	public record To(String group, String kind, @Nullable String name) {
	}

	/** Whether it lets such an object refer to this one in its own namespace. */
	public boolean permits(From referrer, String group, String kind, String target) {
		return this.from.contains(referrer) && this.to.stream()
			.anyMatch((to) -> to.group().equals(group) && to.kind().equals(kind)
					&& (to.name() == null || to.name().isEmpty() || to.name().equals(target)));
	}

}
