package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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

	FieldPattern(String pattern) {
		this.steps = parse(pattern);
	}

	/** The first such field in an object, null when none was written. */
	@Nullable Match find(Fields object) {
		return find(object, 0, new FieldPath());
	}

	private @Nullable Match find(Written node, int step, FieldPath path) {
		return switch (node) {
			case Fields fields -> inFields(fields, step, path);
			case Items items when this.steps.get(step).equals("[]") -> inItems(items, step, path);
			default -> null;
		};
	}

	private @Nullable Match inFields(Fields fields, int step, FieldPath path) {
		String name = this.steps.get(step);
		if (name.endsWith("*")) {
			String prefix = name.substring(0, name.length() - 1);
			for (Map.Entry<String, Field> field : fields.fields().entrySet()) {
				if (field.getKey().startsWith(prefix)) {
					return go(field.getValue(), step, path);
				}
			}
			return null;
		}
		Field field = fields.fields().get(name);
		return (field != null) ? go(field, step, path) : null;
	}

	private @Nullable Match go(Field field, int step, FieldPath path) {
		path.enter(field.name());
		Match match = (step + 1 < this.steps.size()) ? find(field.value(), step + 1, path)
				: says(field.value()) ? new Match(path.toString(), field.value(), field.line(), field.column()) : null;
		path.leave();
		return match;
	}

	private @Nullable Match inItems(Items items, int step, FieldPath path) {
		for (int i = 0; i < items.items().size(); i++) {
			path.enter(i);
			Match match = find(items.items().get(i), step + 1, path);
			path.leave();
			if (match != null) {
				return match;
			}
		}
		return null;
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
