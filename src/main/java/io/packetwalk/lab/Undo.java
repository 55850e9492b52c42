package io.packetwalk.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.packetwalk.lab.store.RemovalStore;

/** What was removed can be had back for an hour; then it is gone for good. */
@Component
public class Undo {

	private static final Duration KEPT = Duration.ofHours(1);

	private final RemovalStore removals;

	Undo(RemovalStore removals) {
		this.removals = removals;
	}

	/**
	 * Those of these labs and traces that were removed and this visitor can have back.
	 */
	public Offered offered(List<String> ids, String visitor) {
		return new Offered(ids.stream().distinct().filter((id) -> this.removals.isRestorableLab(id, visitor)).toList(),
				ids.stream().distinct().filter((id) -> this.removals.isRestorableTrace(id, visitor)).toList());
	}

	/** Brings back labs and traces, each as it was, with what went with it. */
	public void restore(List<String> ids, String visitor) {
		ids.forEach((id) -> this.removals.restore(id, visitor));
	}

	/** Ids of what can be had back. */
	public record Offered(List<String> labs, List<String> traces) {
	}

	/** Forgets what was removed longer ago. */
	@Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void purge() {
		this.removals.purge(Instant.now().minus(KEPT), Labs.NOBODY);
	}

}
