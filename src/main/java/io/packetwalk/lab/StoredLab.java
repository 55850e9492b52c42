package io.packetwalk.lab;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A lab's row: who made it and its current revision in numbers. */
record StoredLab(@Id String id, String name, String visitor, String tokenHash, @Nullable String sample, int revision,
		int objects, int pods, int services, int errors, int warnings, Instant created, Instant updated) {

	StoredLab with(int number, Compiled compiled, Instant now) {
		LabSummary summary = compiled.summary();
		return new StoredLab(this.id, this.name, this.visitor, this.tokenHash, this.sample, number, summary.objects(),
				summary.pods(), summary.services(), compiled.errors(), compiled.warnings(), this.created, now);
	}

}
