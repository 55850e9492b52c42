package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What is modelled, row by row, and looked up by kind. */
final class UnderstandingTable {

	static final List<Row> ROWS = rows();

	private static final Map<String, List<Row>> BY_KIND = byKind();

	private static final Map<String, List<Row>> NOT_MODELLED = notModelled();

	private UnderstandingTable() {
	}

	/** How far a kind is followed, null when the table does not know it. */
	static @Nullable Row kind(String kind) {
		List<Row> rows = BY_KIND.get(kind);
		return (rows != null) ? rows.getFirst() : null;
	}

	/** The fields of a kind that change networking in a cluster but not here. */
	static List<Row> notModelled(String kind) {
		return NOT_MODELLED.getOrDefault(kind, List.of());
	}

	private static List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		rows.addAll(ServiceRows.rows());
		rows.addAll(PodRows.rows());
		rows.addAll(ClusterRows.rows());
		rows.addAll(PodNetworkRows.rows());
		rows.addAll(MetalLbRows.rows());
		rows.addAll(PolicyRows.rows());
		rows.addAll(HttpRows.rows());
		rows.addAll(GatewayRows.rows());
		return List.copyOf(rows);
	}

	private static Map<String, List<Row>> byKind() {
		Map<String, List<Row>> byKind = new LinkedHashMap<>();
		ROWS.forEach((row) -> byKind.computeIfAbsent(row.kind(), (absent) -> new ArrayList<>()).add(row));
		return byKind;
	}

	private static Map<String, List<Row>> notModelled() {
		Map<String, List<Row>> notModelled = new LinkedHashMap<>();
		BY_KIND.forEach((kind, rows) -> notModelled.put(kind,
				rows.stream()
					.filter((row) -> row.understanding() == Understanding.NOT_MODELLED && row.pattern() != null)
					.toList()));
		return notModelled;
	}

	/**
	 * A row.
	 *
	 * @param field empty for the kind itself, which is a kind's first row
	 * @param harmless values that ask for nothing that is not done anyway
	 * @param pattern the fields it speaks of, null for a kind
	 */
	record Row(String kind, String field, Understanding understanding, String note, List<String> harmless,
			@Nullable FieldPattern pattern) {

		static Row of(String kind, String field, Understanding understanding, String note, String... harmless) {
			return new Row(kind, field, understanding, note, List.of(harmless),
					field.isEmpty() ? null : new FieldPattern(field, Set.of()));
		}

		/**
		 * A row on every name that starts so, except some that have rows of their own.
		 */
		static Row allBut(String kind, String field, String note, Set<String> except) {
			return new Row(kind, field, Understanding.NOT_MODELLED, note, List.of(), new FieldPattern(field, except));
		}

	}

}
