package io.packetwalk.lab.store;

import java.util.List;

import org.springframework.data.repository.Repository;

/** The traces, without their documents. */
interface TraceListingRepository extends Repository<TraceListing, String> {

	List<TraceListing> findTop20ByVisitorOrderByCreatedDesc(String visitor);

}
