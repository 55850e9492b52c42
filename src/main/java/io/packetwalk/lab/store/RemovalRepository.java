package io.packetwalk.lab.store;

import java.time.Instant;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What was removed. */
interface RemovalRepository extends Repository<StoredRemoval, String> {

	Optional<StoredRemoval> findById(String id);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from lab where id = :lab")
	void rememberLab(String lab, Instant at);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from trace where lab = :lab")
	void rememberTracesOf(String lab, Instant at);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from trace where id = :trace")
	void rememberTrace(String trace, Instant at);

}
