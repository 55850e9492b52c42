package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A <a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/traefikservice/">TraefikService</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param weighted what it shares requests out to; empty when it does not
 * @param mirrored who answers when it mirrors, null when it does not
 * @param mirrors who gets copies
 */
public record TraefikService(String namespace, String name, List<IngressRoute.Target> weighted,
		IngressRoute.@Nullable Target mirrored, List<Copy> mirrors) {

	public TraefikService {
		weighted = List.copyOf(weighted);
		mirrors = List.copyOf(mirrors);
	}

	public ObjectRef ref() {
		return new ObjectRef("TraefikService", this.namespace, this.name);
	}

	/** Who gets copies, and of how many of a hundred requests. */
	public record Copy(IngressRoute.Target target, int percent) {
	}

}
