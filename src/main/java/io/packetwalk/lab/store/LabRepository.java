package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/** The labs. */
interface LabRepository extends ListCrudRepository<StoredLab, String> {

	/** Keeps others from changing the lab until the transaction ends. */
	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<StoredLab> findLockedById(String id);

	@Query("select * from lab where id not in (select lab from variant) order by created desc, id desc limit 1")
	Optional<StoredLab> newest();

}
