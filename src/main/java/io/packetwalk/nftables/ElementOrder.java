package io.packetwalk.nftables;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the elements of a set into the order and the form in which nft 1.0.6 lists them,
 * whatever order they were added in.
 */
final class ElementOrder {

	private ElementOrder() {
	}

	/**
	 * Arranges the elements; of two with one key the first stays.
	 * @param merge whether ranges that touch become one
	 */
	static Elements arrange(List<Datatype> types, List<SetElement> elements, boolean merge) {
		Map<List<Span>, SetElement> byKey = new LinkedHashMap<>();
		elements.stream().map(ElementOrder::plain).forEach((element) -> byKey.putIfAbsent(element.key(), element));
		List<SetElement> plain = List.copyOf(byKey.values());
		boolean intervals = plain.stream().anyMatch((element) -> !element.exact() && !element.catchesAll());
		if (types.size() == 1 || !intervals) {
			plain = sorted(types, plain, intervals);
		}
		boolean merges = merge && intervals && types.size() == 1 && !types.getFirst().named()
				&& plain.stream().allMatch((element) -> element.value() == null && !element.catchesAll());
		return new Elements(types, merges ? merged(plain) : plain);
	}

	/** With ranges written as blocks where they are some. */
	private static SetElement plain(SetElement element) {
		if (element.exact() || element.catchesAll()) {
			return element;
		}
		List<Span> key = element.key()
			.stream()
			.map((span) -> (span instanceof Span.Range range) ? Span.between(range.low(), range.high()) : span)
			.toList();
		return new SetElement(key, element.extras(), element.comment(), element.value());
	}

	private record Keyed(byte[] key, SetElement element) {
	}

	private static List<SetElement> sorted(List<Datatype> types, List<SetElement> elements, boolean intervals) {
		boolean numbers = types.size() == 1 && (intervals || !types.getFirst().named());
		return elements.stream()
			.map((element) -> new Keyed(element.catchesAll() ? new byte[0]
					: numbers ? number(types.getFirst(), element.key().getFirst().low()) : reversed(types, element),
					element))
			.sorted(Comparator.comparing((Keyed keyed) -> keyed.element().catchesAll())
				.thenComparing(Keyed::key, Arrays::compareUnsigned))
			.map(Keyed::element)
			.toList();
	}

	/**
	 * Single numbers go by their size. Of keys with several fields nft strings the bytes
	 * together and reads them as one number with its lowest byte first: the last field
	 * counts most. So it does with names.
	 */
	private static byte[] reversed(List<Datatype> types, SetElement element) {
		int size = 0;
		List<byte[]> fields = new ArrayList<>();
		for (int i = 0; i < types.size(); i++) {
			fields.add(types.get(i).bytes(element.key().get(i).low()));
			size += fields.getLast().length;
		}
		byte[] key = new byte[size];
		int at = size;
		for (byte[] field : fields) {
			for (byte each : field) {
				key[--at] = each;
			}
		}
		return key;
	}

	private static byte[] number(Datatype type, Datum datum) {
		if (datum instanceof Datum.Number number) {
			return ByteBuffer.allocate(8).putLong(number.value()).array();
		}
		return type.bytes(datum);
	}

	private static List<SetElement> merged(List<SetElement> sorted) {
		List<SetElement> merged = new ArrayList<>();
		for (SetElement element : sorted) {
			Span span = element.key().getFirst();
			Span before = merged.isEmpty() ? null : merged.getLast().key().getFirst();
			if (before != null && touches(before, span)) {
				Datum high = (before.high().compareTo(span.high()) > 0) ? before.high() : span.high();
				merged.set(merged.size() - 1, new SetElement(List.of(Span.between(before.low(), high)),
						merged.getLast().extras(), merged.getLast().comment(), null));
			}
			else {
				merged.add(element);
			}
		}
		return merged;
	}

	private static boolean touches(Span before, Span span) {
		return before.high().compareTo(span.low()) >= 0 || next(before.high()).equals(span.low());
	}

	private static Datum next(Datum datum) {
		return switch (datum) {
			case Datum.Address address -> new Datum.Address(address.ip().plus(1));
			case Datum.Number number -> new Datum.Number(number.value() + 1);
			case Datum.Name name -> name;
		};
	}

}
