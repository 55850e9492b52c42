package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The revisions of labs; a revision is never changed. */
interface RevisionRepository extends Repository<StoredRevision, Long> {

	Optional<StoredRevision> findByLabAndNumber(String lab, int number);

	StoredRevision save(StoredRevision revision);

}
