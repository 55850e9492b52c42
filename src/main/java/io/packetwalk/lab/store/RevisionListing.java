package io.packetwalk.lab.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A revision as a list shows it, without its files.
 *
 * @param id its row
 * @param lab the lab
 * @param number the revision, from 1
 * @param told what changed, in words; null where it was made before that was kept
 * @param errors how many errors it has, null likewise
 * @param warnings how many warnings, null likewise
 * @param created when it was made
 */
public record RevisionListing(@Id Long id, String lab, int number, @Nullable String told, @Nullable Integer errors,
		@Nullable Integer warnings, Instant created) {

}
