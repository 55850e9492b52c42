package io.packetwalk.whatif;

import java.util.Comparator;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.trace.TraceRequest;

/** The same request in a changed cluster: who sends it when its sender was replaced. */
public final class SenderAfter {

	private SenderAfter() {
	}

	/**
	 * The request to walk.
	 * @param before the cluster it was walked in
	 * @param after the changed one
	 * @throws InvalidChangeException when nobody is left to send it
	 */
	public static TraceRequest of(TraceRequest request, Cluster before, Cluster after) {
		String[] parts = request.from().split("/");
		if (parts.length != 3 || !parts[0].equals("pod") || after.pod(parts[1], parts[2]).isPresent()) {
			return request;
		}
		Optional<Pod> gone = before.pod(parts[1], parts[2]);
		return gone.flatMap((pod) -> heir(pod, before, after))
			.map((pod) -> from(request, "pod/" + pod.key()))
			.orElseThrow(() -> new InvalidChangeException("CHANGE_REMOVES_SENDER", "object",
					"With this change there is no Pod " + parts[1] + "/" + parts[2]
							+ ", and no other of its kind to send from."));
	}

	/** A pod of the same workload, one that is new first. */
	private static Optional<Pod> heir(Pod gone, Cluster before, Cluster after) {
		return (gone.owner() == null) ? Optional.empty()
				: after.pods()
					.stream()
					.filter((pod) -> gone.owner().equals(pod.owner()) && pod.ip() != null)
					.min(Comparator.comparing((pod) -> before.pod(pod.namespace(), pod.name()).isPresent()));
	}

	private static TraceRequest from(TraceRequest request, String from) {
		return new TraceRequest(from, request.to(), request.method(), request.headers(), request.via(), request.libc(),
				request.seed(), request.connections(), request.pick());
	}

}
