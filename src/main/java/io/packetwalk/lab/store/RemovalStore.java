package io.packetwalk.lab.store;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes labs and traces from the database, and remembers that they were there. */
@Component
public class RemovalStore {

	private final RemovalRepository removals;

	private final LabRepository labs;

	private final TraceRepository traces;

	RemovalStore(RemovalRepository removals, LabRepository labs, TraceRepository traces) {
		this.removals = removals;
		this.labs = labs;
		this.traces = traces;
	}

	/** Removes a lab with its revisions and traces. */
	@Transactional
	public void removeLab(String id, Instant at) {
		this.labs.findLockedById(id);
		this.removals.rememberTracesOf(id, at);
		this.removals.rememberLab(id, at);
		this.labs.deleteById(id);
	}

	@Transactional
	public void removeTrace(String id, Instant at) {
		this.removals.rememberTrace(id, at);
		this.traces.deleteById(id);
	}

	/** When this was removed; empty when it is there, or never was. */
	public Optional<Instant> removed(String id) {
		return this.removals.findById(id).map(StoredRemoval::removed);
	}

}
