package io.packetwalk.controlplane;

import io.packetwalk.manifest.ManifestSet;

/** Admission, defaults, controllers, scheduler and allocators of a cluster. */
public final class ControlPlane {

	private ControlPlane() {
	}

	/**
	 * Runs every controller until the cluster has settled. Same manifests and settings,
	 * same cluster.
	 */
	public static Reconciled reconcile(ManifestSet manifests, LabSettings settings) {
		throw new IllegalStateException("being built");
	}

}
