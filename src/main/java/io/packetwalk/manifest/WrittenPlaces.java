package io.packetwalk.manifest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * Where every field of every object stands, in about 20 bytes a field: an object is one
 * row of arrays in the order of writing, and a field's children are the entries after it
 * up to its end.
 */
final class WrittenPlaces {

	private final Map<String, Table> tables = new HashMap<>();

	private final Map<String, String> names = new HashMap<>();

	/** Notes an object's fields; the later of two with one label is the one found. */
	void add(String label, String file, int document, Fields root, Set<Written> leftOut) {
		Draft draft = new Draft(leftOut);
		draft.write(root, root.line(), root.column(), null);
		this.tables.put(label, draft.table(file, document));
	}

	boolean has(String label) {
		return this.tables.containsKey(label);
	}

	/** Where a field stands, as {@link SourceMap} asks. */
	Optional<SourceLocation> locate(String object, String path) {
		Table table = this.tables.get(object);
		return (table == null) ? Optional.empty() : Optional.of(table.locate(path));
	}

	/**
	 * @param names a field's name; null for list entries and the root
	 * @param ends the index after a field's last descendant
	 * @param blocks the fields whose value is a text in a block, one line after the other
	 */
	private record Table(String file, int document, @Nullable String[] names, int[] lines, int[] columns, int[] ends,
			BitSet blocks) {

		SourceLocation locate(String path) {
			int hash = path.lastIndexOf('#');
			boolean lined = hash >= 0 && path.substring(hash + 1).matches("\\d{1,7}");
			int at = find(lined ? path.substring(0, hash) : path);
			return (lined && this.blocks.get(at))
					? new SourceLocation(this.file, this.lines[at] + Integer.parseInt(path.substring(hash + 1)), 1,
							this.document)
					: new SourceLocation(this.file, this.lines[at], this.columns[at], this.document);
		}

		private int find(String path) {
			int at = 0;
			String rest = path;
			while (!rest.isEmpty()) {
				Step step = step(at, rest);
				if (step == null) {
					break;
				}
				at = step.entry();
				rest = step.rest();
			}
			return at;
		}

		private @Nullable Step step(int at, String path) {
			String rest = path.startsWith(".") ? path.substring(1) : path;
			return rest.startsWith("[") ? bracketed(at, rest) : named(at, rest);
		}

		/** {@code [0]}, {@code [example.com/name]}, {@code ["example.com/name"]}. */
		private @Nullable Step bracketed(int at, String path) {
			int close = path.indexOf(']');
			if (close < 2) {
				return null;
			}
			boolean quoted = close > 3 && (path.charAt(1) == '"' || path.charAt(1) == '\'');
			String inside = quoted ? path.substring(2, close - 1) : path.substring(1, close);
			int entry = quoted ? -1 : item(at, inside);
			entry = (entry < 0) ? field(at, inside) : entry;
			return (entry < 0) ? null : new Step(entry, path.substring(close + 1));
		}

		/** Names hold dots, so the longest name that the path starts with is meant. */
		private @Nullable Step named(int at, String path) {
			Step best = null;
			int longest = -1;
			for (int i = at + 1; i < this.ends[at]; i = this.ends[i]) {
				String name = this.names[i];
				if (name != null && name.length() > longest && path.startsWith(name) && ends(path, name.length())) {
					longest = name.length();
					best = new Step(i, path.substring(name.length()));
				}
			}
			return best;
		}

		private static boolean ends(String path, int at) {
			return at == path.length() || path.charAt(at) == '.' || path.charAt(at) == '[';
		}

		private int item(int at, String text) {
			int left = 0;
			for (int i = 0; i < text.length(); i++) {
				char digit = text.charAt(i);
				if (digit < '0' || digit > '9' || i > 8) {
					return -1;
				}
				left = left * 10 + digit - '0';
			}
			return item(at, left);
		}

		private int item(int at, int index) {
			int left = index;
			for (int i = at + 1; i < this.ends[at]; i = this.ends[i]) {
				if (this.names[i] != null) {
					return -1;
				}
				if (left-- == 0) {
					return i;
				}
			}
			return -1;
		}

		private int field(int at, String name) {
			for (int i = at + 1; i < this.ends[at]; i = this.ends[i]) {
				if (name.equals(this.names[i])) {
					return i;
				}
			}
			return -1;
		}

		private record Step(int entry, String rest) {
		}

	}

	/** A table while it grows. */
	private final class Draft {

		private final Set<Written> leftOut;

		private @Nullable String[] names = new String[32];

		private int[] lines = new int[32];

		private int[] columns = new int[32];

		private int[] ends = new int[32];

		private final BitSet blocks = new BitSet();

		private int size;

		Draft(Set<Written> leftOut) {
			this.leftOut = leftOut;
		}

		void write(Written node, int line, int column, @Nullable String name) {
			int entry = this.size++;
			grow();
			this.lines[entry] = line;
			this.columns[entry] = column;
			this.names[entry] = (name != null) ? WrittenPlaces.this.names.computeIfAbsent(name, (same) -> same) : null;
			switch (node) {
				case Scalar scalar -> this.blocks.set(entry, scalar.style() == Written.Style.BLOCK);
				case Items items -> items.items()
					.stream()
					.filter((item) -> !this.leftOut.contains(item))
					.forEach((item) -> write(item, item.line(), item.column(), null));
				case Fields fields -> fields.fields()
					.values()
					.stream()
					.filter((field) -> !field.name().equals("managedFields"))
					.forEach(this::write);
			}
			this.ends[entry] = this.size;
		}

		/**
		 * A value on the line of its name is pointed at itself, any other by its name.
		 */
		private void write(Field field) {
			Written value = field.value();
			boolean beside = value.line() == field.line() && value.column() > field.column();
			boolean empty = value instanceof Scalar scalar && scalar.value() == null;
			int column = (beside && !empty) ? value.column() : field.column();
			write(value, field.line(), column, field.name());
		}

		private void grow() {
			if (this.size == this.lines.length) {
				int length = this.size * 2;
				this.names = Arrays.copyOf(this.names, length);
				this.lines = Arrays.copyOf(this.lines, length);
				this.columns = Arrays.copyOf(this.columns, length);
				this.ends = Arrays.copyOf(this.ends, length);
			}
		}

		Table table(String file, int document) {
			return new Table(file, document, Arrays.copyOf(this.names, this.size), Arrays.copyOf(this.lines, this.size),
					Arrays.copyOf(this.columns, this.size), Arrays.copyOf(this.ends, this.size),
					(BitSet) this.blocks.clone());
		}

	}

}
