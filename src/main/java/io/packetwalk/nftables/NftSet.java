package io.packetwalk.nftables;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A named set or map of an nftables table.
 *
 * @param name its name
 * @param keys what its keys are
 * @param holds what a map has for them
 * @param attributes its other lines in the order they are printed, e.g.
 * {@code flags interval}
 * @param elements its elements
 */
record NftSet(String name, Kind keys, Holds holds, List<String> attributes, Elements elements) {

	NftSet {
		attributes = List.copyOf(attributes);
	}

	/**
	 * Some fields side by side.
	 *
	 * @param types their types
	 * @param of the expression they are declared by, {@code typeof ip daddr}; null where
	 * types are named
	 */
	record Kind(List<Datatype> types, @Nullable String of) {

		Kind {
			types = List.copyOf(types);
		}

		String text() {
			return (this.of != null) ? this.of
					: this.types.stream().map(Datatype::keyword).collect(Collectors.joining(" . "));
		}

	}

	/** What is kept for a key. */
	sealed interface Holds {

		/** Nothing: a set. */
		record Nothing() implements Holds {
		}

		/** Verdicts: a verdict map. */
		record Verdicts() implements Holds {
		}

		/** Values: a map. */
		record Values(Kind kind) implements Holds {
		}

	}

	boolean map() {
		return !(this.holds instanceof Holds.Nothing);
	}

	/** The line that declares its types. */
	String declaration() {
		String keys = ((this.keys.of() != null) ? "typeof " : "type ") + this.keys.text();
		return switch (this.holds) {
			case Holds.Nothing nothing -> keys;
			case Holds.Verdicts verdicts -> keys + " : verdict";
			case Holds.Values values -> keys + " : " + values.kind().text();
		};
	}

}
