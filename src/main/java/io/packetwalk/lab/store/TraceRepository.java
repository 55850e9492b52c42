package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The traces; a trace is never changed. */
interface TraceRepository extends Repository<StoredTrace, String> {

	Optional<StoredTrace> findById(String id);

	void deleteById(String id);

}
