package io.packetwalk.manifest;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/** Words for what is wrong with the fields of one object. */
final class FieldComplaints {

	private static final int SHOWN_OF_A_VALUE = 60;

	private static final int SEARCHED_LEVELS = 3;

	private final Problems problems;

	private final String object;

	private final String file;

	private final int document;

	private final boolean allOrNothing;

	private boolean refused;

	/**
	 * @param allOrNothing whether one wrong value costs the object
	 */
	FieldComplaints(Problems problems, String object, String file, int document, boolean allOrNothing) {
		this.problems = problems;
		this.object = object;
		this.file = file;
		this.document = document;
		this.allOrNothing = allOrNothing;
	}

	/** Whether one wrong value costs the object; then nothing of a list is left out. */
	boolean allOrNothing() {
		return this.allOrNothing;
	}

	/** Whether a wrong value cost the object. */
	boolean refused() {
		return this.refused;
	}

	/** What is said of a value that cannot be used, which may cost the object. */
	String leftOut(String otherwise) {
		this.refused |= this.allOrNothing;
		return this.allOrNothing ? "The API server refuses the object." : otherwise;
	}

	void wrongType(String path, Written found, Shape wanted, String instead) {
		this.problems.error(ProblemCode.WRONG_TYPE, at(found), this.object, "%s: %s is %s, but must be %s. %s"
			.formatted(this.object, path, describe(found), words(wanted), instead), hint(found, wanted));
	}

	void outOfRange(String path, Scalar found, Shape.Whole range) {
		this.problems.error(ProblemCode.INVALID_VALUE, at(found), this.object, "%s: %s is %s, but must be %s. %s"
			.formatted(this.object, path, cut(found.text()), words(range), leftOut("It is ignored.")), "");
	}

	/** Whether a text is one its field takes. */
	boolean fits(FieldPath path, Scalar found, String type, String field) {
		List<String> allowed = FieldRules.allowed(type, field);
		if (allowed != null && !allowed.contains(found.text())) {
			notAllowed(path.toString(), found, allowed);
			return false;
		}
		AddressText.Kind address = FieldRules.address(type, field);
		if (address != null && !AddressText.fits(found.text(), address)) {
			this.problems.error(ProblemCode.INVALID_VALUE, at(found), this.object,
					"%s: %s is \"%s\", but must be %s. %s".formatted(this.object, path, cut(found.text()), address,
							leftOut("It is ignored.")),
					"");
			return false;
		}
		return true;
	}

	private void notAllowed(String path, Scalar found, List<String> allowed) {
		String nearest = DidYouMean.nearest(found.text(), allowed);
		String choices = String.join(", ", allowed.stream().map((value) -> value.isEmpty() ? "\"\"" : value).toList());
		this.problems.error(
				ProblemCode.INVALID_VALUE, at(found), this.object, "%s: %s is \"%s\", but must be one of %s. %s"
					.formatted(this.object, path, cut(found.text()), choices, leftOut("It is ignored.")),
				(nearest != null) ? "Did you mean " + nearest + "?" : "");
	}

	void missing(String path, Fields around, boolean written) {
		String parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "the object";
		this.problems.error(ProblemCode.REQUIRED_FIELD_MISSING, at(around), this.object,
				"%s: %s is required, and %s. %s".formatted(this.object, path,
						written ? "what is written there cannot be used" : "is missing",
						leftOut("Without it " + parent + " is left out.")),
				"");
	}

	/** A newer Kubernetes may report more in a status than the model knows. */
	void unknownField(String path, Field field, Deque<Shape.Struct> around) {
		if (path.startsWith("status.")) {
			return;
		}
		this.problems.warning(ProblemCode.UNKNOWN_FIELD, at(field), this.object,
				"%s: there is no field %s. It is ignored; kubectl would refuse the object.".formatted(this.object,
						cut(path)),
				this.problems.full(ProblemCode.UNKNOWN_FIELD) ? "" : suggestion(path, field.name(), around));
	}

	private static String suggestion(String path, String name, Deque<Shape.Struct> around) {
		Shape.Struct here = around.peek();
		if (here == null) {
			return "";
		}
		Collection<String> known = here.fields().keySet();
		String nearest = DidYouMean.nearest(name, known);
		String deeper = deeper(here, name);
		if (deeper != null && (nearest == null || !nearest.equalsIgnoreCase(name))) {
			return "%s is a field of %s: indent it below that.".formatted(name, deeper);
		}
		if (nearest != null) {
			return "Did you mean " + nearest + "?";
		}
		for (Shape.Struct outer : around) {
			if (outer.fields().containsKey(name)) {
				return "%s is a field further out, of %s: indent it less.".formatted(name, outer.name());
			}
		}
		return "Fields here: " + String.join(", ", known.stream().sorted().limit(12).toList())
				+ ((known.size() > 12) ? " …" : ".");
	}

	/** Where below a mapping a field of this name is known, the shallowest first. */
	private static @Nullable String deeper(Shape.Struct here, String name) {
		Deque<Found> queue = new ArrayDeque<>(List.of(new Found(here, "", 0)));
		Set<String> seen = new HashSet<>();
		while (!queue.isEmpty()) {
			Found found = queue.removeFirst();
			if (found.depth() > 0 && found.struct().fields().containsKey(name)) {
				return found.path();
			}
			if (found.depth() == SEARCHED_LEVELS || !seen.add(found.struct().name())) {
				continue;
			}
			for (Map.Entry<String, Shape> field : found.struct().fields().entrySet()) {
				boolean list = field.getValue() instanceof Shape.ListOf;
				Shape inner = (field.getValue() instanceof Shape.ListOf(Shape item)) ? item : field.getValue();
				if (inner instanceof Shape.Struct struct && !field.getKey().equals("metadata")
						&& !field.getKey().equals("status")) {
					String path = found.path().isEmpty() ? field.getKey() : found.path() + "." + field.getKey();
					queue.addLast(new Found(struct, path + (list ? "[]" : ""), found.depth() + 1));
				}
			}
		}
		return null;
	}

	private SourceLocation at(Written node) {
		return new SourceLocation(this.file, node.line(), node.column(), this.document);
	}

	private SourceLocation at(Field field) {
		return new SourceLocation(this.file, field.line(), field.column(), this.document);
	}

	private static String hint(Written found, Shape wanted) {
		return switch (wanted) {
			case Shape.Text text when found instanceof Scalar -> "Put it in quotes.";
			case Shape.ListOf list when found instanceof Fields -> "Start each entry with \"- \".";
			case Shape.Whole whole when found instanceof Scalar scalar && scalar.value() instanceof String ->
				"Write the number without quotes.";
			case Shape.Truth truth -> "Write true or false, without quotes.";
			default -> "";
		};
	}

	private static String describe(Written found) {
		return switch (found) {
			case Items items -> "a list";
			case Fields fields -> "a mapping";
			case Scalar scalar -> switch (scalar.value()) {
				case null -> "empty";
				case String text -> "the text \"" + cut(text) + "\"";
				case Boolean truth -> truth.toString().equals(scalar.text()) ? "the boolean " + truth
						: "%s, which YAML reads as the boolean %s".formatted(scalar.text(), truth);
				default -> "the number " + cut(scalar.text());
			};
		};
	}

	private static String words(Shape wanted) {
		return switch (wanted) {
			case Shape.Text text -> "text";
			case Shape.Whole whole when whole.most() == 65535 ->
				"a whole number from %d to 65535".formatted(whole.least());
			case Shape.Whole whole when whole.least() == 0 -> "a whole number, 0 or more";
			case Shape.Whole whole when whole.least() > 0 ->
				"a whole number from %d to %d".formatted(whole.least(), whole.most());
			case Shape.Whole whole -> "a whole number";
			case Shape.Real real -> "a number";
			case Shape.Truth truth -> "true or false";
			case Shape.IntOrText either -> "a number or a name";
			case Shape.Quantity quantity -> "a quantity such as 100m or 1Gi";
			case Shape.ListOf list -> "a list";
			case Shape.MapOf map -> "a mapping of names to values";
			case Shape.Struct struct -> "a mapping";
			case Shape.Anything any -> "a value";
		};
	}

	/** A value as it may stand in a sentence. */
	static String cut(String value) {
		String line = value.replaceAll("\\s+", " ");
		return (line.length() <= SHOWN_OF_A_VALUE) ? line : line.substring(0, SHOWN_OF_A_VALUE) + "…";
	}

	private record Found(Shape.Struct struct, String path, int depth) {
	}

}
