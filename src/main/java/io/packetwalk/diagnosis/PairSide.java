package io.packetwalk.diagnosis;

import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.trace.Disposition;

/**
 * What became of a pair of pods and a Service port in one revision.
 *
 * @param disposition what became of its connections; where only some endpoints were
 * reached, of those that failed
 * @param reached how many endpoints were reached
 * @param endpoints how many there were to be chosen from
 * @param reason why, as a sentence without its full stop: who isolates, or which rule
 * allows
 * @param origins the places in the manifests that decided
 * @param hints what was nearly right
 */
public record PairSide(Disposition disposition, int reached, int endpoints, String reason, List<Origin> origins,
		List<String> hints) {

	public PairSide {
		origins = List.copyOf(origins);
		hints = List.copyOf(hints);
	}

}
