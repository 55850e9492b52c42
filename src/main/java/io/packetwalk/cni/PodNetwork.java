package io.packetwalk.cni;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * The network a
 * <a href="https://github.com/containernetworking/cni/blob/main/SPEC.md">CNI</a> plugin
 * made: every namespace wired up. A node knows every other node, so a namespace is only
 * made when somebody looks at it; it is the same whoever asks first.
 */
public abstract sealed class PodNetwork permits Flannel, Calico, Kindnet {

	private final Placement placement;

	private final NetworkNamespace router;

	private final Map<String, NetworkNamespace> nodes = new ConcurrentHashMap<>();

	private final Map<String, NetworkNamespace> pods = new ConcurrentHashMap<>();

	PodNetwork(Placement placement, Underlay underlay) {
		this.placement = placement;
		this.router = underlay.router();
	}

	/** What the plugin and its daemon make on a node. */
	abstract NetworkNamespace wire(Node node);

	/** What the plugin makes inside a pod. */
	abstract NetworkNamespace wire(Pod pod, Node node);

	/** The iptables rules it keeps on a node. */
	abstract SavedRules rules(Node node);

	/** The network's name in its CNI configuration. */
	abstract String networkName();

	/** The namespace of a node; empty when there is no such node. */
	public Optional<NetworkNamespace> node(String name) {
		return this.placement.node(name).map((node) -> this.nodes.computeIfAbsent(name, (key) -> wire(node)));
	}

	/**
	 * The namespace of a pod.
	 * @param key {@code namespace/name}
	 * @return empty for pods that use the node's network, do not run, or do not exist
	 */
	public Optional<NetworkNamespace> pod(String key) {
		Optional<Pod> pod = this.placement.pod(key);
		Optional<Node> node = pod.flatMap((found) -> this.placement.nodeOf(found));
		return node.map((found) -> this.pods.computeIfAbsent(key, (missing) -> wire(pod.orElseThrow(), found)));
	}

	/**
	 * The plugin's own iptables rules on a node (FLANNEL-POSTRTG …): the plugin's chains
	 * and the rules it appends to the built-in ones, nothing else.
	 */
	public Ruleset rules(String nodeName) {
		return v4(nodeName).map((node) -> rules(node).rest()).orElse(Ruleset.EMPTY);
	}

	/**
	 * The rules a plugin that wants to be asked first keeps on top of the built-in chains
	 * (cali-FORWARD …), above kube-proxy's.
	 */
	public Ruleset firstRules(String nodeName) {
		return v4(nodeName).map((node) -> rules(node).first()).orElse(Ruleset.EMPTY);
	}

	/**
	 * The rules of the portmap plugin, appended to the built-in chains: where host ports
	 * lead. None on a node where no pod has one.
	 */
	public Ruleset hostPortRules(String nodeName) {
		return v4(nodeName).map((node) -> hostPorts(node).rest()).orElse(Ruleset.EMPTY);
	}

	/**
	 * The rules of the portmap plugin that stand above all but those of
	 * {@link #firstRules the network's own}.
	 */
	public Ruleset firstHostPortRules(String nodeName) {
		return v4(nodeName).map((node) -> hostPorts(node).first()).orElse(Ruleset.EMPTY);
	}

	private SavedRules hostPorts(Node node) {
		return new PortMap(networkName()).save(this.placement.podsOn(node)
			.stream()
			.filter(PortMap::hasHostPorts)
			.flatMap((pod) -> cardOf(pod).stream().map((address) -> new PortMap.Mapped(pod, address)))
			.toList());
	}

	private Optional<Cidr> cardOf(Pod pod) {
		return pod(pod.key()).flatMap((namespace) -> namespace.link(Underlay.CARD))
			.flatMap((card) -> card.addresses().stream().filter((held) -> held.address().isV4()).findFirst());
	}

	private Optional<Node> v4(String nodeName) {
		return this.placement.node(nodeName).filter((node) -> node.podCidr().address().isV4());
	}

	/**
	 * The router every node's default route points to, and behind which the outside is.
	 * It knows the nodes, and no pod or Service range.
	 */
	public NetworkNamespace router() {
		return this.router;
	}

}
