package io.packetwalk.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Labs and their revisions in the database. */
@Component
class LabStore {

	private final LabRepository labs;

	private final LabListingRepository listings;

	private final RevisionRepository revisions;

	private final JdbcAggregateOperations aggregates;

	private final LabJson json;

	LabStore(LabRepository labs, LabListingRepository listings, RevisionRepository revisions,
			JdbcAggregateOperations aggregates, LabJson json) {
		this.labs = labs;
		this.listings = listings;
		this.revisions = revisions;
		this.aggregates = aggregates;
		this.json = json;
	}

	@Transactional
	public StoredLab create(String id, String name, String visitor, String tokenHash, Upload upload,
			Compiled compiled) {
		Instant now = Instant.now();
		StoredLab lab = new StoredLab(id, name, visitor, tokenHash, upload.sample(), 1, 0, 0, 0, 0, 0, now, now).with(1,
				compiled, now);
		this.aggregates.insert(lab);
		this.revisions.save(revision(lab, upload, compiled));
		return lab;
	}

	@Transactional
	public StoredLab revise(String id, Upload upload, Compiled compiled) {
		StoredLab before = this.labs.findLockedById(id).orElseThrow(() -> NotFoundException.lab(id));
		StoredLab lab = before.with(before.revision() + 1, compiled, Instant.now());
		this.labs.save(lab);
		this.revisions.save(revision(lab, upload, compiled));
		return lab;
	}

	void delete(String id) {
		this.labs.deleteById(id);
	}

	Optional<StoredLab> find(String id) {
		return this.labs.findById(id);
	}

	StoredRevision revision(String lab, int number) {
		return this.revisions.findByLabAndNumber(lab, number).orElseThrow(() -> NotFoundException.lab(lab));
	}

	List<LabListing> labsOf(String visitor) {
		return this.listings.findTop20ByVisitorOrderByUpdatedDesc(visitor);
	}

	List<LabListing> list(List<String> ids) {
		return ids.isEmpty() ? List.of() : this.listings.findByIdIn(ids);
	}

	private StoredRevision revision(StoredLab lab, Upload upload, Compiled compiled) {
		return new StoredRevision(null, lab.id(), lab.revision(), this.json.write(upload.settings()),
				this.json.write(compiled.manifests().files()), this.json.write(compiled.summary()),
				this.json.write(compiled.problems()), lab.updated());
	}

}
