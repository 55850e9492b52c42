package io.packetwalk.web.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.store.LabShelf;

/**
 * A column of the list of labs.
 *
 * @param label its heading
 * @param href the address that sorts by it; empty: it does not sort
 * @param sorted {@code ascending} or {@code descending}, null when it is not sorted by
 */
record LabColumn(String label, String href, @Nullable String sorted) {

	static boolean known(String sort) {
		return Arrays.stream(LabShelf.Order.values()).anyMatch((order) -> key(order).equals(bare(sort)));
	}

	static LabShelf.Order order(String sort) {
		return LabShelf.Order.valueOf(bare(sort).toUpperCase(Locale.ROOT));
	}

	static List<LabColumn> all(String sort, Filter filter) {
		return List.of(of(LabShelf.Order.NAME, "Name", sort, filter),
				of(LabShelf.Order.OBJECTS, "Objects", sort, filter), new LabColumn("Namespaces", "", null),
				new LabColumn("Nodes", "", null), of(LabShelf.Order.PODS, "Pods", sort, filter),
				of(LabShelf.Order.PROBLEMS, "Problems", sort, filter), new LabColumn("Last trace", "", null),
				of(LabShelf.Order.UPDATED, "Changed", sort, filter));
	}

	private static LabColumn of(LabShelf.Order order, String label, String sort, Filter filter) {
		boolean mine = order(sort) == order;
		boolean down = mine ? !sort.startsWith("-") : order != LabShelf.Order.NAME;
		return new LabColumn(label,
				filter.address(Map.of("labs", (down ? "-" : "") + key(order)), "/dashboard") + "#labs",
				!mine ? null : sort.startsWith("-") ? "descending" : "ascending");
	}

	private static String key(LabShelf.Order order) {
		return order.name().toLowerCase(Locale.ROOT);
	}

	private static String bare(String sort) {
		return sort.replaceFirst("^-", "");
	}

}
