package io.packetwalk.web.names;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/**
 * Who asks, as far as the page has to know.
 *
 * @param label in words
 * @param pod the pod, null for a node or nobody known
 */
record Sender(String label, @Nullable Pod pod) {

	static Sender of(Cluster cluster, String from) {
		String[] parts = from.split("/");
		Optional<Pod> pod = cluster.pods()
			.stream()
			.filter((candidate) -> parts.length == 3 && isNamed(candidate, parts))
			.min(Comparator.comparing((Pod candidate) -> candidate.ip() == null).thenComparing(Pod::name));
		return pod.map((found) -> new Sender("pod " + found.key(), found)).orElseGet(() -> new Sender(from, null));
	}

	private static boolean isNamed(Pod pod, String[] parts) {
		if (parts[0].equals("pod")) {
			return pod.namespace().equals(parts[1]) && pod.name().equals(parts[2]);
		}
		ObjectRef owner = pod.owner();
		return owner != null && owner.kind().equalsIgnoreCase(parts[0]) && parts[1].equals(owner.namespace())
				&& owner.name().equals(parts[2]);
	}

	/** The namespace short names are completed with, empty outside of pods. */
	String namespace() {
		return (this.pod != null) ? this.pod.namespace() : "";
	}

	/** The images of its containers. */
	List<String> images() {
		return (this.pod == null) ? List.of()
				: this.pod.containers().stream().map((container) -> container.image()).toList();
	}

}
