package io.packetwalk.nftables;

import java.util.List;

/**
 * Something in a table that is kept and printed, but not modelled: a named counter, a
 * flow table, a set of a type we do not know.
 *
 * @param kind its kind, e.g. {@code ct helper}
 * @param name its name
 * @param lines what stands between its braces, line by line
 */
record NftObject(String kind, String name, List<String> lines) {

	NftObject {
		lines = List.copyOf(lines);
	}

}
