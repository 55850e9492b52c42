package io.packetwalk.lab.store;

import java.util.List;

import org.springframework.data.repository.Repository;

/** The revisions of labs, without their files. */
interface RevisionListingRepository extends Repository<RevisionListing, Long> {

	List<RevisionListing> findTop200ByLabOrderByNumberDesc(String lab);

}
