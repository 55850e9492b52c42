package io.packetwalk.manifest;

import java.util.Map;
import java.util.function.Supplier;

/** What a field may hold. */
sealed interface Shape {

	Shape TEXT = new Text();

	Shape WHOLE = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);

	Shape LONG = new Whole(Long.MIN_VALUE, Long.MAX_VALUE);

	Shape REAL = new Real();

	Shape TRUTH = new Truth();

	Shape INT_OR_TEXT = new IntOrText();

	Shape QUANTITY = new Quantity();

	Shape ANYTHING = new Anything();

	record Text() implements Shape {
	}

	record Whole(long least, long most) implements Shape {
	}

	record Real() implements Shape {
	}

	record Truth() implements Shape {
	}

	/** A number or a name, as {@code targetPort}. */
	record IntOrText() implements Shape {
	}

	/** A number or a text, as {@code 100m}. */
	record Quantity() implements Shape {
	}

	/** Not looked into. */
	record Anything() implements Shape {
	}

	record ListOf(Shape item) implements Shape {
	}

	record MapOf(Shape value) implements Shape {
	}

	/**
	 * A mapping with known fields, which are asked for late because types refer to
	 * themselves.
	 *
	 * @param name the type's name, e.g. {@code ServicePort}
	 * @param late its fields
	 */
	record Struct(String name, Supplier<Map<String, Shape>> late) implements Shape {

		Map<String, Shape> fields() {
			return this.late.get();
		}

	}

}
