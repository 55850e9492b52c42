package io.packetwalk.walk;

import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;

/** Hears of each hop as soon as it is complete. */
@FunctionalInterface
public interface TraceListener {

	/** Hears nothing. */
	TraceListener SILENT = (leg, hop) -> {
	};

	/**
	 * A hop is complete.
	 * @param leg the leg it belongs to, so far: hops before this one, disposition not
	 * final
	 * @param hop the hop, narrated
	 */
	void hop(Leg leg, Hop hop);

}
