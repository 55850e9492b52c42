package io.packetwalk.nftables;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule computes from a packet. */
sealed interface Expression {

	/** A field of the packet. */
	record Select(Selector selector) implements Expression {
	}

	/** Several values side by side: {@code ip daddr . th dport}. */
	record Concat(List<Expression> parts) implements Expression {

		public Concat {
			parts = List.copyOf(parts);
		}

	}

	/**
	 * Bits of a value kept, set or flipped.
	 *
	 * @param operator {@code &}, {@code |} or {@code ^}
	 */
	record Bits(Expression of, char operator, Datum operand) implements Expression {
	}

	/** A number from a generator: {@code numgen random mod 3}. */
	record Numgen(boolean random, int modulus, int offset) implements Expression {
	}

	/** A value as written. */
	record Constant(Datatype type, Span value) implements Expression {
	}

	/**
	 * What a map has for a key.
	 *
	 * @param types what the map holds
	 */
	record Mapped(Expression key, Lookup lookup, List<Datatype> types) implements Expression {

		public Mapped {
			types = List.copyOf(types);
		}

	}

	/** What kind of values it has. */
	default List<Datatype> types() {
		return switch (this) {
			case Select select -> List.of(select.selector().type());
			case Concat concat -> concat.parts().stream().flatMap((part) -> part.types().stream()).toList();
			case Bits bits -> bits.of().types();
			case Numgen numgen -> List.of(Datatype.INTEGER);
			case Constant constant -> List.of(constant.type());
			case Mapped mapped -> mapped.types();
		};
	}

	/** The fields it looks at, in order. */
	default Stream<Selector> selectors() {
		return switch (this) {
			case Select select -> Stream.of(select.selector());
			case Concat concat -> concat.parts().stream().flatMap(Expression::selectors);
			case Bits bits -> bits.of().selectors();
			case Numgen numgen -> Stream.empty();
			case Constant constant -> Stream.empty();
			case Mapped mapped -> mapped.key().selectors();
		};
	}

	/** As {@code nft list} prints it. */
	default String text() {
		return switch (this) {
			case Select select -> select.selector().words();
			case Concat concat -> concat.parts().stream().map(Expression::text).collect(Collectors.joining(" . "));
			case Bits bits ->
				bits.of().text() + " " + bits.operator() + " " + bits.types().getFirst().text(bits.operand());
			case Numgen numgen -> "numgen " + (numgen.random() ? "random" : "inc") + " mod " + numgen.modulus()
					+ ((numgen.offset() == 0) ? "" : " offset " + numgen.offset());
			case Constant constant -> constant.value().text(constant.type());
			case Mapped mapped -> mapped.key().text() + " map " + mapped.lookup().text();
		};
	}

}
