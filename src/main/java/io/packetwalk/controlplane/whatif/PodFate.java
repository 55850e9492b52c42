package io.packetwalk.controlplane.whatif;

/** What is supposed of a pod. */
public enum PodFate {

	/** It runs and fails its readiness probe. */
	NOT_READY,

	/** It is gone, and everybody who watches knows. */
	DELETED,

	/** It is gone, and EndpointSlices and the nodes' rules are still those of before. */
	DELETED_UNNOTICED

}
