package io.packetwalk.manifest;

import java.util.List;

/** How far the simulator follows what a manifest says. */
public enum Understanding {

	/** Packets are walked as a real cluster would. */
	MODELLED,
	/** In part; the note says which. */
	PARTLY,
	/** It changes networking in a cluster, and nothing here. */
	NOT_MODELLED,
	/** It changes nothing a packet meets. */
	NO_BEARING;

	/**
	 * Every kind that is known, and of each every field about which there is something to
	 * say, kinds first.
	 */
	public static List<Entry> table() {
		return UnderstandingTable.ROWS.stream()
			.map((row) -> new Entry(row.kind(), row.field(), row.understanding(), row.note()))
			.toList();
	}

	/**
	 * A line of the table.
	 *
	 * @param kind the kind
	 * @param field the field, {@code []} for any entry of a list; empty for the kind
	 * itself
	 * @param understanding how far it is followed
	 * @param note what exactly, or what is done instead
	 */
	public record Entry(String kind, String field, Understanding understanding, String note) {
	}

}
