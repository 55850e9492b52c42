package io.packetwalk.diagnosis;

import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.trace.Disposition;

/**
 * How one connection ends, and what is behind it when it fails.
 *
 * @param subject what failures of this kind have in common
 */
record Ending(Disposition disposition, String subject, String sentence, List<Origin> origins, List<String> hints) {

	static final Ending DELIVERED = new Ending(Disposition.DELIVERED, "", "", List.of(), List.of());

	static Ending of(Disposition disposition, String subject, String sentence, Origin origin) {
		return new Ending(disposition, subject, sentence, List.of(origin), List.of());
	}

}
