package io.packetwalk.ingress.gateway;

import java.util.List;

import io.packetwalk.cluster.ReferenceGrant;

/** Whether an object may refer to one of another namespace. */
record Grants(List<ReferenceGrant> grants) {

	static final String GROUP = "gateway.networking.k8s.io";

	/** The grant lies in the namespace that is referred to. */
	boolean permit(String kind, String namespace, String toKind, String toNamespace, String name) {
		if (namespace.equals(toNamespace)) {
			return true;
		}
		ReferenceGrant.From from = new ReferenceGrant.From(GROUP, kind, namespace);
		return this.grants.stream()
			.filter((grant) -> grant.namespace().equals(toNamespace))
			.anyMatch((grant) -> grant.permits(from, "", toKind, name));
	}

}
