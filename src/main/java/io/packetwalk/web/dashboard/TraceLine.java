package io.packetwalk.web.dashboard;

import java.time.Instant;

import io.packetwalk.lab.store.TraceRow;
import io.packetwalk.trace.Disposition;
import io.packetwalk.web.page.Ago;

/**
 * A trace in the list: who asked whom, did it work, why not.
 *
 * @param row its row
 * @param verdict what became of it
 * @param from without kind and namespace
 * @param to without the scheme
 * @param why in a few words
 * @param ago when, in words
 */
record TraceLine(TraceRow row, VerdictGroup verdict, String from, String to, String why, String ago) {

	static TraceLine of(TraceRow row, Instant now) {
		VerdictGroup verdict = VerdictGroup.of(Disposition.valueOf(row.disposition()));
		return new TraceLine(row, verdict, row.source().substring(row.source().lastIndexOf('/') + 1),
				row.destination().replaceFirst("^https?://(.*?)/?$", "$1"),
				row.cause().isEmpty() ? row.verdict() : row.cause(), Ago.of(row.created(), now));
	}

	/** {@code frontend → web}. */
	public String title() {
		return this.from + " → " + this.to;
	}

}
