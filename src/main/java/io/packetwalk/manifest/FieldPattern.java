package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * The fields a row of the table speaks of: {@code spec.ports[].appProtocol},
 * {@code metadata.annotations[nginx.ingress.kubernetes.io/*]}.
 */
final class FieldPattern {

	private final List<String> steps;

	private final Set<String> except;

	/**
	 * Reads a pattern.
	 * @param except names that a step ending in {@code *} does not mean
	 */
	FieldPattern(String pattern, Set<String> except) {
		this.steps = parse(pattern);
		this.except = except;
	}

	/**
	 * Such fields of an object: of several list entries the first, of several names all.
	 */
	List<Match> find(Fields object) {
		return find(object, 0, new FieldPath());
	}

	private List<Match> find(Written node, int step, FieldPath path) {
		return switch (node) {
			case Fields fields -> inFields(fields, step, path);
			case Items items when this.steps.get(step).equals("[]") -> inItems(items, step, path);
			default -> List.of();
		};
	}

	private List<Match> inFields(Fields fields, int step, FieldPath path) {
		String name = this.steps.get(step);
		if (!name.endsWith("*")) {
			Field field = fields.fields().get(name);
			return (field != null) ? go(field, step, path) : List.of();
		}
		String prefix = name.substring(0, name.length() - 1);
		List<Match> matches = new ArrayList<>();
		for (Field field : fields.fields().values()) {
			if (field.name().startsWith(prefix) && !this.except.contains(field.name().substring(prefix.length()))) {
				matches.addAll(go(field, step, path));
			}
		}
		return matches;
	}

	private List<Match> go(Field field, int step, FieldPath path) {
		path.enter(field.name());
		boolean here = step + 1 == this.steps.size();
		List<Match> matches = !here ? find(field.value(), step + 1, path) : says(field.value())
				? List.of(new Match(path.toString(), field.value(), field.line(), field.column())) : List.of();
		path.leave();
		return matches;
	}

	private List<Match> inItems(Items items, int step, FieldPath path) {
		for (int i = 0; i < items.items().size(); i++) {
			path.enter(i);
			List<Match> matches = find(items.items().get(i), step + 1, path);
			path.leave();
			if (!matches.isEmpty()) {
				return matches;
			}
		}
		return List.of();
	}

	/** Whether a value asks for anything. */
	private static boolean says(Written value) {
		return switch (value) {
			case Scalar scalar -> scalar.value() != null && !scalar.text().isEmpty();
			case Items items -> !items.items().isEmpty();
			case Fields fields -> !fields.fields().isEmpty();
		};
	}

	private static List<String> parse(String pattern) {
		List<String> steps = new ArrayList<>();
		int at = 0;
		while (at < pattern.length()) {
			if (pattern.charAt(at) == '[') {
				int close = pattern.indexOf(']', at);
				String key = pattern.substring(at + 1, close);
				steps.add(key.isEmpty() ? "[]" : key);
				at = close + 1;
			}
			else {
				int start = (pattern.charAt(at) == '.') ? at + 1 : at;
				int end = start;
				while (end < pattern.length() && pattern.charAt(end) != '.' && pattern.charAt(end) != '[') {
					end++;
				}
				steps.add(pattern.substring(start, end));
				at = end;
			}
		}
		return List.copyOf(steps);
	}

	/**
	 * A field that was found.
	 *
	 * @param path its path
	 * @param value its value
	 * @param line the line of its name
	 * @param column the column of its name
	 */
	record Match(String path, Written value, int line, int column) {
	}

}
