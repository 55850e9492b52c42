package io.packetwalk.manifest;

/**
 * What an upload may cost.
 *
 * @param bytes all files together
 * @param documents all files together
 * @param depth nesting of one document
 * @param aliasExpansion nodes one document may have after aliases are expanded
 */
public record Limits(long bytes, int documents, int depth, int aliasExpansion) {

	/** 32 MB, 100,000 documents, depth 100, a million nodes. */
	public static final Limits DEFAULT = new Limits(32L << 20, 100_000, 100, 1_000_000);

}
