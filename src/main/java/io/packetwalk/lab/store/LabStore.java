package io.packetwalk.lab.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Labs and their revisions in the database. */
@Component
public class LabStore {

	private final LabRepository labs;

	private final LabListingRepository listings;

	private final RevisionRepository revisions;

	private final RevisionListingRepository history;

	private final VariantRepository variants;

	private final JdbcAggregateOperations aggregates;

	LabStore(LabRepository labs, LabListingRepository listings, RevisionRepository revisions,
			RevisionListingRepository history, VariantRepository variants, JdbcAggregateOperations aggregates) {
		this.labs = labs;
		this.listings = listings;
		this.revisions = revisions;
		this.history = history;
		this.variants = variants;
		this.aggregates = aggregates;
	}

	/** Keeps a new lab with its first revision. */
	@Transactional
	public StoredLab create(StoredLab lab, StoredRevision revision) {
		this.aggregates.insert(lab);
		this.revisions.save(revision);
		return lab;
	}

	/** Keeps a lab that was made of another by asking what if. */
	@Transactional
	public StoredLab create(StoredLab lab, StoredRevision revision, StoredVariant variant) {
		create(lab, revision);
		this.aggregates.insert(variant);
		return lab;
	}

	/** The lab that was made of another by the same question. */
	public Optional<String> variant(String origin, int revision, String digest) {
		return this.variants.findByOriginAndRevisionAndDigest(origin, revision, digest).map(StoredVariant::lab);
	}

	/** Whether a lab was made by asking what if. */
	public boolean isVariant(String lab) {
		return this.variants.existsById(lab);
	}

	/**
	 * Keeps another revision of a lab, after those made at the same time.
	 * @param id the lab
	 * @param change makes the lab's new row of the row it has
	 * @param revision makes the revision's row of the lab's new row
	 * @return the lab's new row, empty when there is no such lab
	 */
	@Transactional
	public Optional<StoredLab> revise(String id, UnaryOperator<StoredLab> change,
			Function<StoredLab, StoredRevision> revision) {
		return this.labs.findLockedById(id).map((before) -> {
			StoredLab lab = this.labs.save(change.apply(before));
			this.revisions.save(revision.apply(lab));
			return lab;
		});
	}

	public Optional<StoredLab> find(String id) {
		return this.labs.findById(id);
	}

	/** The lab made last by somebody who wanted one. */
	public Optional<StoredLab> newest() {
		return this.labs.newest();
	}

	public Optional<StoredRevision> revision(String lab, int number) {
		return this.revisions.findByLabAndNumber(lab, number);
	}

	/** A lab's revisions, the latest first. */
	public List<RevisionListing> revisionsOf(String lab) {
		return this.history.findTop200ByLabOrderByNumberDesc(lab);
	}

	/** A visitor's labs, the one changed last first. */
	public List<LabListing> labsOf(String visitor) {
		return this.listings.findTop20ByVisitorOrderByUpdatedDesc(visitor);
	}

	public List<LabListing> list(List<String> ids) {
		return ids.isEmpty() ? List.of() : this.listings.findByIdIn(ids);
	}

}
