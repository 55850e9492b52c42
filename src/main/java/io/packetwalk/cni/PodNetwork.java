package io.packetwalk.cni;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * The network a CNI plugin made: every namespace wired up. A node knows every other node,
 * so a namespace is only made when somebody looks at it; it is the same whoever asks
 * first.
 */
public final class PodNetwork {

	private final Placement placement;

	private final FlannelNode flannelNode;

	private final FlannelPod flannelPod;

	private final NetworkNamespace router;

	private final Map<String, NetworkNamespace> nodes = new ConcurrentHashMap<>();

	private final Map<String, NetworkNamespace> pods = new ConcurrentHashMap<>();

	PodNetwork(Placement placement, FlannelNode flannelNode, FlannelPod flannelPod, NetworkNamespace router) {
		this.placement = placement;
		this.flannelNode = flannelNode;
		this.flannelPod = flannelPod;
		this.router = router;
	}

	/** The namespace of a node; empty when there is no such node. */
	public Optional<NetworkNamespace> node(String name) {
		return this.placement.node(name)
			.map((node) -> this.nodes.computeIfAbsent(name, (key) -> this.flannelNode.namespace(node)));
	}

	/**
	 * The namespace of a pod.
	 * @param key {@code namespace/name}
	 * @return empty for pods that use the node's network, do not run, or do not exist
	 */
	public Optional<NetworkNamespace> pod(String key) {
		Optional<Pod> pod = this.placement.pod(key);
		Optional<Node> node = pod.flatMap((found) -> this.placement.nodeOf(found));
		return node.map((found) -> this.pods.computeIfAbsent(key,
				(missing) -> this.flannelPod.namespace(pod.orElseThrow(), found)));
	}

	/**
	 * The plugin's own iptables rules on a node (FLANNEL-POSTRTG …): the plugin's chains
	 * and its jumps in the built-in ones, nothing else.
	 */
	public Ruleset rules(String nodeName) {
		return this.placement.node(nodeName)
			.filter((node) -> node.podCidr().address().isV4())
			.map((node) -> IptablesSave.parse(this.flannelNode.iptables(node)))
			.orElse(Ruleset.EMPTY);
	}

	/**
	 * The router every node's default route points to, and behind which the outside is.
	 * It knows the nodes, and no pod or Service range.
	 */
	public NetworkNamespace router() {
		return this.router;
	}

}
