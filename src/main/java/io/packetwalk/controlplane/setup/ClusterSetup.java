package io.packetwalk.controlplane.setup;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/**
 * Decides how a cluster is set up: what the lab's owner chose, then what the manifests
 * say, then what the profile ships with.
 */
public final class ClusterSetup {

	/** Holds a /24 for each of 8,192 nodes and overlaps no profile's Service range. */
	private static final Cidr LARGE = Cidr.of("10.224.0.0/11");

	private static final int NODES_OF_A_16 = 256;

	private ClusterSetup() {
	}

	/**
	 * The settings, {@code ingressController} still as the lab has it.
	 * @param nodes how many nodes need a range of pod addresses
	 */
	public static Settings decide(LabSettings lab, int nodes, ApiObjects objects, Report report) {
		KubeProxySettings kubeProxy = new KubeProxySettings(KubeProxyDocument.find(objects, report).orElse(null),
				report);
		Ranges ranges = Ranges.find(lab, objects, kubeProxy, report);
		Cidr podCidr = podCidr(ranges, nodes, report);
		ProxyMode mode = kubeProxy.mode(lab.proxyMode());
		CniPlugin cni = PodNetworkChoice.choose(lab.cni(), lab.profile(), objects);
		return new Settings(lab.profile(), mode, cni, podCidr, ranges.serviceCidr(), ranges.clusterDomain(),
				lab.ingressController(), kubeProxy.configuration(mode, podCidr, ranges.secondFamily()),
				PodNetworkSettings.read(cni, objects, report), lab.seed(), ranges.secondFamily());
	}

	private static Cidr podCidr(Ranges ranges, int nodes, Report report) {
		if (ranges.podCidrChosen() || nodes <= NODES_OF_A_16) {
			return ranges.podCidr();
		}
		report.info("POD_CIDR_WIDENED", null, "", "the pod range " + ranges.podCidr() + " has a /24 for "
				+ NODES_OF_A_16 + " nodes, there are " + nodes + "; the cluster is set up with " + LARGE, "");
		return LARGE;
	}

}
