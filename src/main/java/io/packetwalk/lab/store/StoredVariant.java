package io.packetwalk.lab.store;

import org.springframework.data.annotation.Id;

/**
 * That a lab was made of another by asking what if, as a row.
 *
 * @param lab the lab
 * @param origin the lab it was made of
 * @param revision that lab's revision
 * @param digest of its files and settings, so that the same question makes one lab only
 */
public record StoredVariant(@Id String lab, String origin, int revision, String digest) {
}
