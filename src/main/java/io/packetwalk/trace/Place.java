package io.packetwalk.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where a hop is.
 *
 * @param kind what sort of place
 * @param node the node, null outside the cluster
 * @param pod {@code namespace/name}, null outside pods
 * @param interface_ the device by which the packet came in, null where it starts
 */
public record Place(Kind kind, @Nullable String node, @Nullable String pod, @Nullable String interface_) {

	/** Sorts of places. */
	public enum Kind {

		POD, NODE, WIRE, EXTERNAL, LOAD_BALANCER

	}

	public static Place pod(@Nullable String node, String pod, @Nullable String device) {
		return new Place(Kind.POD, node, pod, device);
	}

	public static Place node(String node, @Nullable String device) {
		return new Place(Kind.NODE, node, null, device);
	}

	/** The network between the nodes: a router that belongs to nobody in the cluster. */
	public static Place wire() {
		return new Place(Kind.WIRE, null, null, null);
	}

	public static Place external() {
		return new Place(Kind.EXTERNAL, null, null, null);
	}

	public static Place loadBalancer() {
		return new Place(Kind.LOAD_BALANCER, null, null, null);
	}

}
