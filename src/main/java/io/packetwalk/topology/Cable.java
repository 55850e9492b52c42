package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The node's end of a pod's cable where there is no bridge: packets come out of it
 * straight into the kernel. Only those on the path are drawn.
 *
 * @param device its name
 * @param pod the vertex of the pod at the other end, null when the path does not tell
 */
record Cable(String device, @Nullable String pod) {

	private static final List<String> PREFIXES = List.of("cali", "veth");

	/** The cables of a node that a packet passes, in its order. */
	static List<Cable> of(String node, Focus focus) {
		List<Cable> cables = new ArrayList<>();
		String prefix = "node/" + node + "/dev/";
		List<String> stops = List.copyOf(focus.stops());
		for (int i = 0; i < stops.size(); i++) {
			if (stops.get(i).startsWith(prefix) && is(stops.get(i).substring(prefix.length()))) {
				cables.add(new Cable(stops.get(i).substring(prefix.length()), podBeside(stops, i)));
			}
		}
		return cables;
	}

	private static boolean is(String device) {
		return PREFIXES.stream().anyMatch(device::startsWith);
	}

	/** A packet goes from the pod into its cable, or the other way. */
	private static @Nullable String podBeside(List<String> stops, int index) {
		for (int beside : new int[] { index - 1, index + 1 }) {
			if (beside >= 0 && beside < stops.size() && stops.get(beside).startsWith("pod/")) {
				return stops.get(beside);
			}
		}
		return null;
	}

}
