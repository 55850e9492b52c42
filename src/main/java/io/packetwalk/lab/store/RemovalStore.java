package io.packetwalk.lab.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes labs and traces: nobody sees them any more, their owner can have them back for
 * a while, then the database forgets them and only remembers that they were there.
 */
@Component
public class RemovalStore {

	private final RemovalRepository removals;

	private final LabRepository labs;

	RemovalStore(RemovalRepository removals, LabRepository labs) {
		this.removals = removals;
		this.labs = labs;
	}

	/**
	 * Removes a lab with its revisions and traces, and the labs that were made of it by
	 * asking what if.
	 * @return all labs that went
	 */
	@Transactional
	public List<String> removeLab(String id, Instant at) {
		this.labs.findLockedById(id);
		List<String> family = family(id);
		for (String lab : family) {
			this.removals.rememberTracesOf(lab, at);
			this.removals.rememberLab(lab, at);
		}
		return family;
	}

	@Transactional
	public void removeTrace(String id, Instant at) {
		this.removals.labOf(id).ifPresent(this.labs::findLockedById);
		this.removals.rememberTrace(id, at);
	}

	/** When this was removed; empty when it is there, or never was. */
	public Optional<Instant> removed(String id) {
		return this.removals.findById(id).map(StoredRemoval::removed);
	}

	/** Whether this lab was removed and its owner can still have it back. */
	public boolean isRestorableLab(String id, String visitor) {
		return removed(id).isPresent() && this.removals.ownLab(id, visitor).isPresent();
	}

	/** Whether this trace was removed and its owner can still have it back. */
	public boolean isRestorableTrace(String id, String visitor) {
		return removed(id).isPresent() && this.removals.ownTrace(id, visitor).isPresent();
	}

	/** Gives a visitor back what they removed, and all that went with it. */
	@Transactional
	public void restore(String id, String visitor) {
		if (isRestorableLab(id, visitor)) {
			removed(id).ifPresent((at) -> family(id).forEach((lab) -> this.removals.forgetLab(lab, at)));
		}
		else if (isRestorableTrace(id, visitor)) {
			this.removals.forgetTrace(id);
		}
	}

	/** Forgets what was removed before then, and what belongs to nothing any more. */
	@Transactional
	public void purge(Instant before, String nobody) {
		this.removals.purgeTraces(before);
		this.removals.purgeLabs(before);
		this.removals.purgeOrphans(nobody);
	}

	/** A lab, what was made of it by asking what if, what was made of that … */
	private List<String> family(String lab) {
		List<String> family = new ArrayList<>(List.of(lab));
		for (int i = 0; i < family.size(); i++) {
			family.addAll(this.removals.variantsOf(family.get(i)));
		}
		return family;
	}

}
