package io.packetwalk.trace;

/**
 * A box of the picture that a packet can be in; the id ties steps to the drawing.
 *
 * @param id the vertex id
 */
public record Stop(String id) {

	/** A pod. */
	public static Stop pod(String key) {
		return new Stop("pod/" + key);
	}

	/** A process on the node itself, such as kubelet or a hostNetwork pod. */
	public static Stop host(String node) {
		return new Stop("node/" + node + "/host");
	}

	/** The node's Service rules, where ClusterIPs exist. */
	public static Stop netfilter(String node) {
		return new Stop("node/" + node + "/netfilter");
	}

	/** The node's routing decision. */
	public static Stop routing(String node) {
		return new Stop("node/" + node + "/routing");
	}

	/** The node's connection tracking table. */
	public static Stop conntrack(String node) {
		return new Stop("node/" + node + "/conntrack");
	}

	/** A device of a node: {@code cni0}, {@code flannel.1}, {@code eth0}. */
	public static Stop device(String node, String device) {
		return new Stop("node/" + node + "/dev/" + device);
	}

	/** The network between the nodes. */
	public static Stop wire() {
		return new Stop("wire");
	}

	/** Everything beyond the cluster's network: clients, public servers. */
	public static Stop outside() {
		return new Stop("outside");
	}

	/** A load balancer in front of the nodes. */
	public static Stop loadBalancer(String address) {
		return new Stop("lb/" + address);
	}

	@Override
	public String toString() {
		return this.id;
	}

}
