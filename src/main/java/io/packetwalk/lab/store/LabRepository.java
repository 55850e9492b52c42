package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The labs. */
interface LabRepository extends ListCrudRepository<StoredLab, String> {

	@Override
	@Query("select * from standing_lab where id = :id")
	Optional<StoredLab> findById(String id);

	/** Keeps others from changing the lab until the transaction ends. */
	@Query("select * from lab where id = :id and not exists (select 1 from removal where removal.id = lab.id) for update")
	Optional<StoredLab> findLockedById(String id);

	@Query("select * from standing_lab where id not in (select lab from variant) order by created desc, id desc limit 1")
	Optional<StoredLab> newest();

}
