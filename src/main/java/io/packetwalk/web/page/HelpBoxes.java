package io.packetwalk.web.page;

import java.util.Arrays;
import java.util.List;

import io.packetwalk.topology.VertexKind;
import io.packetwalk.topology.VertexState;

/**
 * The boxes of the picture and the states they show, for the legend: made of the list the
 * picture is drawn by, so that neither can know more than the other.
 */
final class HelpBoxes {

	private HelpBoxes() {
	}

	/**
	 * A box.
	 *
	 * @param style the classes the picture draws it with
	 * @param word what it is called
	 * @param says what it means
	 */
	record Row(String style, String word, String says) {
	}

	static List<Row> kinds() {
		return Arrays.stream(VertexKind.values())
			.map((kind) -> new Row(kind.toString(), word(kind), says(kind)))
			.toList();
	}

	static List<Row> states() {
		return Arrays.stream(VertexState.values())
			.filter((state) -> state != VertexState.NONE)
			.map((state) -> new Row("pod " + state, word(state), says(state)))
			.toList();
	}

	private static String word(VertexKind kind) {
		return switch (kind) {
			case LOAD_BALANCER -> "load balancer";
			case MORE -> "+14 more";
			case HOST -> "host processes";
			case WIRE -> "network between the nodes";
			case INGRESS -> "Ingress";
			case SERVICE -> "Service";
			default -> kind.toString();
		};
	}

	private static String says(VertexKind kind) {
		return switch (kind) {
			case NODE -> "A machine with its own kernel; what runs on it is inside.";
			case POD -> "A pod.";
			case WORKLOAD -> "All pods of a Deployment or another workload, where there are many.";
			case KERNEL -> "The Linux kernel of a node.";
			case NETFILTER -> "The rules kube-proxy and the network plugin keep there. Services exist only here.";
			case ROUTING -> "The node’s routing table.";
			case CONNTRACK -> "The connections the kernel remembers, so that it can undo every translation.";
			case DEVICE -> "A network device: a bridge, a tunnel, a card, the end of a pod’s cable.";
			case HOST -> "Processes and pods in the network of the node itself.";
			case WIRE -> "What carries packets from node to node.";
			case OUTSIDE -> "Everything that is not the cluster.";
			case LOAD_BALANCER -> "Something in front of the nodes that has a Service’s address.";
			case MORE -> "Boxes that were left out to keep the picture readable. The path of a packet never is.";
			case NAMESPACE -> "The objects of one namespace.";
			case INGRESS -> "An Ingress: hosts and paths, and the Services they lead to.";
			case SERVICE -> "A Service, in the view of objects only: it has no box on the wire.";
		};
	}

	private static String word(VertexState state) {
		return switch (state) {
			case NOT_READY -> "not ready";
			case NO_ENDPOINTS -> "no ready endpoints";
			default -> state.toString();
		};
	}

	private static String says(VertexState state) {
		return switch (state) {
			case NONE -> "";
			case READY -> "Takes new connections.";
			case NOT_READY -> "Runs, and Services send nothing new to it.";
			case PENDING -> "Has no node yet, and no address.";
			case TERMINATING -> "Is being deleted; Services stop sending to it.";
			case NO_ENDPOINTS -> "A Service with nobody behind it: it refuses.";
		};
	}

}
