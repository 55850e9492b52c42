package io.packetwalk.controlplane.node;

import java.util.List;

import io.fabric8.kubernetes.api.model.Taint;

import io.packetwalk.cluster.Node;

/**
 * A node with what only the scheduler asks about.
 *
 * @param index its place in node order
 * @param node the node
 * @param taints its taints, cordoning among them
 * @param maxPods {@code status.allocatable.pods}
 */
public record Machine(int index, Node node, List<Taint> taints, int maxPods) {

	public Machine {
		taints = List.copyOf(taints);
	}

	public String name() {
		return this.node.name();
	}

}
