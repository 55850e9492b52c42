package io.packetwalk.lab.store;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

/** The labs, without what lists do not need. */
interface LabListingRepository extends Repository<LabListing, String> {

	List<LabListing> findTop20ByVisitorOrderByUpdatedDesc(String visitor);

	List<LabListing> findByIdIn(Collection<String> ids);

}
