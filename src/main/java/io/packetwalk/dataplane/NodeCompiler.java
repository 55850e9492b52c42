package io.packetwalk.dataplane;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cni.PodNetwork;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.kubeproxy.KubeProxy;
import io.packetwalk.kubeproxy.Programmed;
import io.packetwalk.net.AddressFamily;

/** Puts together what the agents of one node programmed. */
final class NodeCompiler {

	private NodeCompiler() {
	}

	/**
	 * kube-proxy prepends its jumps and flanneld appends its own: kube-proxy is first.
	 */
	static NodePlane compile(Cluster cluster, PodNetwork network, Node node) {
		Programmed proxy = KubeProxy.program(cluster, node, AddressFamily.IPV4);
		return new NodePlane(node.name(), network.node(node.name()).orElseThrow(),
				RulesetMerge.merge(proxy.rules(), network.rules(node.name())), proxy.owners());
	}

}
