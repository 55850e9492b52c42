package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;

import io.fabric8.kubernetes.api.model.Node;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** Decides how the pod network is set up: what its own configuration says. */
final class PodNetworkSettings {

	/**
	 * Manifests have no word for a node whose kernel lacks br_netfilter, so this one is
	 * ours: {@code "0"} on a Node.
	 */
	static final String BRIDGE_NETFILTER = "packetwalk.io/bridge-nf-call-iptables";

	private PodNetworkSettings() {
	}

	static PodNetworkConfiguration read(CniPlugin plugin, ApiObjects objects, Report report) {
		return (switch (plugin) {
			case FLANNEL -> FlannelSettings.read(objects, report);
			case CALICO -> CalicoSettings.read(objects, report);
			case KINDNET -> PodNetworkConfiguration.defaults(plugin);
		}).withoutBridgeNetfilter(nodesWithoutBridgeNetfilter(objects, report));
	}

	private static List<String> nodesWithoutBridgeNetfilter(ApiObjects objects, Report report) {
		List<String> nodes = new ArrayList<>();
		for (Stored<Node> node : objects.list(Node.class)) {
			String stated = node.annotations().getOrDefault(BRIDGE_NETFILTER, "1");
			if (stated.equals("0")) {
				nodes.add(node.name());
			}
			else if (!stated.equals("1")) {
				report.error("UNSUPPORTED_VALUE", node.ref(), "metadata.annotations[" + BRIDGE_NETFILTER + "]",
						node.ref() + ": annotation " + BRIDGE_NETFILTER + " is \"" + stated
								+ "\", allowed are \"0\" and \"1\"; \"1\" is used",
						"");
			}
		}
		return nodes;
	}

}
