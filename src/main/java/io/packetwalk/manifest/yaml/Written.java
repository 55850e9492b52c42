package io.packetwalk.manifest.yaml;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A value as somebody wrote it, with its place: lines and columns count from 1 in the
 * file, {@code start} and {@code end} are offsets into the file's text.
 */
public sealed interface Written {

	int line();

	int column();

	int start();

	int end();

	/** How many values this is once aliases are expanded. */
	long size();

	/** How many levels it nests, 0 for a scalar. */
	int height();

	/** How a scalar is written. */
	enum Style {

		PLAIN, QUOTED, BLOCK

	}

	/**
	 * A single value.
	 *
	 * @param value a String, Boolean, Long, BigInteger or Double; null for a null
	 * @param text the value as written, without quotes
	 * @param style how it is written
	 * @param flow whether it stands between brackets or braces
	 */
	record Scalar(@Nullable Object value, String text, Style style, boolean flow, int line, int column, int start,
			int end) implements Written {

		@Override
		public long size() {
			return 1;
		}

		@Override
		public int height() {
			return 0;
		}

		/** The same place holding another text. */
		public Scalar holding(String other) {
			return new Scalar(other, other, this.style, this.flow, this.line, this.column, this.start, this.end);
		}

	}

	/**
	 * A list.
	 *
	 * @param items its items
	 */
	record Items(List<Written> items, int line, int column, int start, int end, long size,
			int height) implements Written {

		/** The same place with other items. */
		public Items with(List<Written> others) {
			return new Items(others, this.line, this.column, this.start, this.end, this.size, this.height);
		}

	}

	/**
	 * A mapping.
	 *
	 * @param fields its fields by name, in the order written
	 * @param shadowed fields that another field of the same name replaced: they count for
	 * nothing, but they are in the text
	 */
	record Fields(Map<String, Field> fields, List<Field> shadowed, int line, int column, int start, int end, long size,
			int height) implements Written {

		public @Nullable Written get(String name) {
			Field field = this.fields.get(name);
			return (field != null) ? field.value() : null;
		}

		/** The text of a scalar field, null when there is none. */
		public @Nullable String text(String name) {
			return (get(name) instanceof Scalar scalar && scalar.value() != null) ? scalar.text() : null;
		}

		/** The same place with other fields. */
		public Fields with(Map<String, Field> others) {
			return new Fields(others, this.shadowed, this.line, this.column, this.start, this.end, this.size,
					this.height);
		}

	}

	/**
	 * A field of a mapping.
	 *
	 * @param name its name
	 * @param value its value
	 * @param line the line of its name
	 * @param column the column of its name
	 */
	record Field(String name, Written value, int line, int column) {

	}

}
