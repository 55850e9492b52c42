package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The traces; a trace is never changed. */
interface TraceRepository extends Repository<StoredTrace, String> {

	@Query("select * from standing_trace where id = :id")
	Optional<StoredTrace> findById(String id);

}
