package io.packetwalk.nftables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a set or a map, in the order {@code nft list} has them, and found by
 * their key without looking at the others.
 */
final class Elements {

	private final List<Datatype> types;

	private final List<SetElement> list;

	/** By key: looked up only. */
	private final Map<List<Datum>, SetElement> exact = new HashMap<>();

	/** Ranges of single fields by where they begin; they never overlap. */
	private final TreeMap<Datum, SetElement> ranges = new TreeMap<>();

	/** Everything else, tried one after the other. */
	private final List<SetElement> others;

	Elements(List<Datatype> types, List<SetElement> list) {
		this.types = List.copyOf(types);
		this.list = List.copyOf(list);
		for (SetElement element : this.list) {
			if (element.exact()) {
				this.exact.put(element.lows(), element);
			}
			else if (isRange(element)) {
				this.ranges.put(element.key().getFirst().low(), element);
			}
		}
		this.others = this.list.stream().filter((element) -> !element.exact() && !isRange(element)).toList();
	}

	private static boolean isRange(SetElement element) {
		return element.key().size() == 1
				&& (element.key().getFirst() instanceof Span.Range || element.key().getFirst() instanceof Span.Block);
	}

	List<Datatype> types() {
		return this.types;
	}

	List<SetElement> list() {
		return this.list;
	}

	/** The element a key belongs to, null when there is none. */
	@Nullable SetElement find(List<Datum> key) {
		SetElement found = this.exact.get(key);
		if (found == null && !this.ranges.isEmpty()) {
			Map.Entry<Datum, SetElement> candidate = this.ranges.floorEntry(key.getFirst());
			found = (candidate != null && candidate.getValue().holds(key)) ? candidate.getValue() : null;
		}
		return (found != null) ? found
				: this.others.stream().filter((element) -> element.holds(key)).findFirst().orElse(null);
	}

	/** As {@code nft list} prints it within a rule. */
	String text() {
		return this.list.stream()
			.map((element) -> element.text(this.types))
			.collect(Collectors.joining(", ", "{ ", " }"));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Elements that && this.types.equals(that.types) && this.list.equals(that.list);
	}

	@Override
	public int hashCode() {
		return 31 * this.types.hashCode() + this.list.hashCode();
	}

	@Override
	public String toString() {
		return text();
	}

}
