package io.packetwalk.lab.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What was removed; its rows stay a while, unseen. */
interface RemovalRepository extends Repository<StoredRemoval, String> {

	Optional<StoredRemoval> findById(String id);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from standing_trace where lab = :lab")
	void rememberTracesOf(String lab, Instant at);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from standing_lab where id = :lab")
	void rememberLab(String lab, Instant at);

	@Modifying
	@Query("insert into removal (id, removed) select id, :at from standing_trace where id = :trace")
	void rememberTrace(String trace, Instant at);

	/** Removed or not. */
	@Query("select lab from variant where origin = :lab order by lab")
	List<String> variantsOf(String lab);

	@Query("select lab from trace where id = :trace")
	Optional<String> labOf(String trace);

	@Query("select id from lab where id = :id and visitor = :visitor")
	Optional<String> ownLab(String id, String visitor);

	/** Of whoever asked for it, and of whoever made its lab. */
	@Query("select t.id from trace t join lab l on l.id = t.lab where t.id = :id and :visitor in (t.visitor, l.visitor)")
	Optional<String> ownTrace(String id, String visitor);

	/** What went with a lab at that time; what went before stays away. */
	@Modifying
	@Query("delete from removal where removed = :at and (id = :lab or id in (select id from trace where lab = :lab))")
	void forgetLab(String lab, Instant at);

	@Modifying
	@Query("delete from removal where id = :trace")
	void forgetTrace(String trace);

	@Modifying
	@Query("delete from trace where id in (select id from removal where removed < :before)")
	void purgeTraces(Instant before);

	@Modifying
	@Query("delete from lab where id in (select id from removal where removed < :before)")
	void purgeLabs(Instant before);

	/** Made by asking what if while the lab they were made of went. */
	@Modifying
	@Query("delete from lab where visitor = :nobody and id not in (select lab from variant)")
	void purgeOrphans(String nobody);

}
