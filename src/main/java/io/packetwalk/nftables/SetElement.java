package io.packetwalk.nftables;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An element of a set or a map.
 *
 * @param key its key, field by field; {@link Span.Any} alone catches every key
 * @param extras what else is kept with it, e.g. {@code timeout 1h}, else empty
 * @param comment its comment, null for none
 * @param value what a map has for the key, null in a set
 */
record SetElement(List<Span> key, String extras, @Nullable String comment, @Nullable Value value) {

	SetElement {
		key = List.copyOf(key);
	}

	/** What a map holds. */
	sealed interface Value {

		/** In a verdict map. */
		record Decision(NftVerdict verdict) implements Value {
		}

		/** In a map of data. */
		record Fields(List<Datatype> types, List<Span> spans) implements Value {

			public Fields {
				types = List.copyOf(types);
				spans = List.copyOf(spans);
			}

		}

		default String text() {
			return switch (this) {
				case Decision decision -> decision.verdict().text();
				case Fields fields -> SetElement.text(fields.types(), fields.spans());
			};
		}

	}

	/** Whether the key is one value, not many. */
	boolean exact() {
		return this.key.stream().allMatch((span) -> span instanceof Span.One);
	}

	boolean holds(List<Datum> values) {
		return catchesAll()
				|| IntStream.range(0, this.key.size()).allMatch((i) -> this.key.get(i).holds(values.get(i)));
	}

	boolean catchesAll() {
		return this.key.size() == 1 && this.key.getFirst() instanceof Span.Any;
	}

	List<Datum> lows() {
		return this.key.stream().map(Span::low).toList();
	}

	/** As {@code nft list} prints it. */
	String text(List<Datatype> types) {
		StringBuilder text = new StringBuilder(text(types, this.key));
		if (!this.extras.isEmpty()) {
			text.append(' ').append(this.extras);
		}
		if (this.comment != null) {
			text.append(" comment \"").append(this.comment).append('"');
		}
		if (this.value != null) {
			text.append(" : ").append(this.value.text());
		}
		return text.toString();
	}

	static String text(List<Datatype> types, List<Span> spans) {
		if (spans.size() == 1) {
			return spans.getFirst().text(types.getFirst());
		}
		return IntStream.range(0, spans.size())
			.mapToObj((i) -> spans.get(i).text(types.get(i)))
			.collect(Collectors.joining(" . "));
	}

}
