package io.packetwalk.lab.store;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface VariantRepository extends Repository<StoredVariant, String> {

	Optional<StoredVariant> findByOriginAndRevisionAndDigest(String origin, int revision, String digest);

	boolean existsById(String lab);

}
