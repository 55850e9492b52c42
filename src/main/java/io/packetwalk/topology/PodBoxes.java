package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;

/** What is written on the box of a pod. */
final class PodBoxes {

	/** The name, the address and what it is: three rows. */
	static final int HEIGHT = Lettering.height(2);

	private PodBoxes() {
	}

	static String id(Pod pod) {
		return "pod/" + pod.key();
	}

	static Vertex of(Pod pod, Box place, @Nullable String parent) {
		VertexState state = state(pod);
		String word = switch (state) {
			case NOT_READY -> "not ready";
			case PENDING -> "pending";
			case TERMINATING -> "terminating";
			default -> pod.hostNetwork() ? "host" : "pod";
		};
		List<String> lines = List.of(address(pod, place.width()),
				Lettering.small(word + " · " + pod.namespace(), place.width()));
		return new Vertex(id(pod), VertexKind.POD, Lettering.name(pod.name(), place.width()), lines, parent, place.x(),
				place.y(), place.width(), place.height(), state, 0, title(pod, state));
	}

	static VertexState state(Pod pod) {
		if (pod.terminating()) {
			return VertexState.TERMINATING;
		}
		return switch (pod.phase()) {
			case "Pending" -> VertexState.PENDING;
			case "Succeeded", "Failed" -> VertexState.NOT_READY;
			default -> pod.ready() ? VertexState.READY : VertexState.NOT_READY;
		};
	}

	/** The address, and as many ports as there is room for. */
	private static String address(Pod pod, int boxWidth) {
		String text = (pod.ip() != null) ? pod.ip().toString() : "no address yet";
		for (int port : ports(pod).map(ContainerPort::port).distinct().toList()) {
			String longer = text + " :" + port;
			if (!Lettering.fitsMono(longer, boxWidth)) {
				break;
			}
			text = longer;
		}
		return Lettering.mono(text, boxWidth);
	}

	private static Stream<ContainerPort> ports(Pod pod) {
		return pod.containers().stream().flatMap((container) -> container.ports().stream());
	}

	private static String title(Pod pod, VertexState state) {
		List<String> parts = new ArrayList<>();
		parts.add("Pod " + pod.name());
		parts.add("namespace " + pod.namespace());
		parts.add((pod.node() != null) ? "on " + pod.node() : "not scheduled");
		pod.ips().forEach((ip) -> parts.add("address " + ip));
		ports(pod)
			.map((port) -> "port " + port.port() + "/" + port.protocol()
					+ ((port.name() != null) ? " (" + port.name() + ")" : ""))
			.forEach(parts::add);
		if (pod.hostNetwork()) {
			parts.add("in the node's own network");
		}
		parts.add(switch (state) {
			case READY -> "ready";
			case PENDING -> "pending";
			case TERMINATING -> "terminating";
			default -> "not ready";
		});
		return String.join(", ", parts);
	}

}
