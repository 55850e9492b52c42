package io.packetwalk.diagnosis;

import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.trace.Disposition;

/**
 * Connections that fail for the same reason.
 *
 * @param number its number, by which cells refer to it
 * @param disposition what becomes of them
 * @param subject what they have in common, e.g. {@code ingress of NetworkPolicy shop/web}
 * @param sentence why, told of the first of them
 * @param origins the places in the manifests that decide
 * @param hints what was nearly right
 * @param pairs how many pairs of a pod and a Service port there are
 * @param example the first of them, e.g. {@code shop/front-1 → shop/web:80}
 */
public record Failure(int number, Disposition disposition, String subject, String sentence, List<Origin> origins,
		List<String> hints, long pairs, String example) {

	public Failure {
		origins = List.copyOf(origins);
		hints = List.copyOf(hints);
	}

}
