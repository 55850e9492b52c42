package io.packetwalk.whatif;

/** Sorts of changes. */
public enum ChangeKind {

	/** A pod fails its readiness probe. */
	POD_UNREADY,

	/** All pods behind a Service fail their readiness probes. */
	PODS_UNREADY,

	/** A pod is deleted; its controller makes another. */
	POD_DELETED,

	/** A pod is deleted, and the rules are still those of before. */
	POD_DELETED_UNNOTICED,

	/** A node is drained. */
	NODE_DRAINED,

	/** A NetworkPolicy that lets nothing in is added to a namespace. */
	DENY_INGRESS,

	/** A NetworkPolicy that lets nothing out is added to a namespace. */
	DENY_EGRESS,

	/** A Service gets this {@code externalTrafficPolicy}. */
	EXTERNAL_TRAFFIC_POLICY,

	/** A Service gets this {@code internalTrafficPolicy}. */
	INTERNAL_TRAFFIC_POLICY,

	/** A Service gets this {@code sessionAffinity}. */
	SESSION_AFFINITY,

	/** kube-proxy runs in another mode. */
	PROXY_MODE,

	/** The pods have another network. */
	CNI,

	/** A file is edited. */
	YAML,

	/** The dice are rolled again; the cluster stays as it is. */
	SEED

}
