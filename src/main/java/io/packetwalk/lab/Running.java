package io.packetwalk.lab;

import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.controlplane.Reconciled;
import io.packetwalk.manifest.ManifestSet;

/**
 * The cluster with its DNS started. A CoreDNS that refuses its Corefile takes its pods'
 * readiness with it, and so the endpoints of its Service.
 *
 * @param reconciled the cluster, settled
 * @param dns its DNS
 */
record Running(Reconciled reconciled, ClusterDns dns) {

	static Running of(ManifestSet manifests, LabSettings settings) {
		Reconciled reconciled = ControlPlane.reconcile(manifests, settings);
		ClusterDns dns = ClusterDns.of(reconciled.cluster());
		if (dns.problem().isEmpty()) {
			return new Running(reconciled, dns);
		}
		Reconciled settled = ControlPlane.reconcile(manifests, settings, dns::servedBy);
		return new Running(settled, ClusterDns.of(settled.cluster()));
	}

}
