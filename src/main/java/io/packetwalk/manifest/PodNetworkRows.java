package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/** What is followed of the pod network's own configuration. */
final class PodNetworkRows {

	private static final String NOT_FELIX = "Calico's agents run as its manifest sets them up.";

	private PodNetworkRows() {
	}

	static List<Row> rows() {
		return List.of(Row.of("IPPool", "", PARTLY, "Pods get addresses of the first IPv4 pool."),
				Row.of("IPPool", "spec.cidr", MODELLED, ""), Row.of("IPPool", "spec.blockSize", MODELLED, ""),
				Row.of("IPPool", "spec.ipipMode", MODELLED, ""), Row.of("IPPool", "spec.vxlanMode", MODELLED, ""),
				Row.of("IPPool", "spec.natOutgoing", MODELLED, ""), Row.of("IPPool", "spec.disabled", MODELLED, ""),
				Row.of("IPPool", "spec.nodeSelector", NOT_MODELLED, "Every node gets blocks of the pool.", "all()"),
				Row.of("IPPool", "spec.namespaceSelector", NOT_MODELLED, "Pods of every namespace use the pool.",
						"all()"),
				Row.of("IPPool", "spec.disableBGPExport", NOT_MODELLED, "Nodes tell each other of the pool.", "false"),
				Row.of("Installation", "", PARTLY, "The operator's IP pools: range, block size, encapsulation, NAT."),
				Row.of("Installation", "spec.calicoNetwork.linuxDataplane", NOT_MODELLED, "Calico runs on iptables.",
						"Iptables"),
				Row.of("Installation", "spec.calicoNetwork.mtu", NOT_MODELLED, "Calico finds the MTU itself."),
				Row.of("FelixConfiguration", "", NOT_MODELLED, NOT_FELIX),
				Row.of("BGPConfiguration", "", NOT_MODELLED, NOT_FELIX),
				Row.of("BGPPeer", "", NOT_MODELLED, "The router between the nodes knows no pod."));
	}

}
