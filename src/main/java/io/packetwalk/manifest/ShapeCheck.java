package io.packetwalk.manifest;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.packetwalk.manifest.yaml.PlainNumber;
import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * Turns a written object into JSON that its type will take: what does not fit is reported
 * and left out, so one wrong value does not cost the object.
 */
final class ShapeCheck {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final FieldComplaints complaints;

	private final FieldPath path = new FieldPath();

	private final Deque<Shape.Struct> around = new ArrayDeque<>();

	private final Set<Written> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());

	ShapeCheck(FieldComplaints complaints) {
		this.complaints = complaints;
	}

	/** The JSON of an object; null when what it lacks leaves nothing to load. */
	@Nullable ObjectNode json(Fields object, Shape shape) {
		return (ObjectNode) node(object, shape, "", "");
	}

	/** List entries that are not in the JSON: later ones have moved up. */
	Set<Written> leftOut() {
		return this.leftOut;
	}

	/** The JSON of a value whatever it is. */
	static JsonNode anything(Written node) {
		return switch (node) {
			case Scalar scalar -> scalar(scalar);
			case Items items -> {
				ArrayNode array = JSON.arrayNode(items.items().size());
				items.items().forEach((item) -> array.add(anything(item)));
				yield array;
			}
			case Fields fields -> {
				ObjectNode object = JSON.objectNode();
				fields.fields().values().forEach((field) -> object.set(field.name(), anything(field.value())));
				yield object;
			}
		};
	}

	private static JsonNode scalar(Scalar scalar) {
		return switch (scalar.value()) {
			case null -> JSON.nullNode();
			case Boolean truth -> JSON.booleanNode(truth);
			case Long number -> number(number);
			case BigInteger number -> JSON.numberNode(number);
			case Double number -> JSON.numberNode(number);
			default -> JSON.stringNode(scalar.text());
		};
	}

	private @Nullable JsonNode node(Written node, Shape shape, String type, String field) {
		if (node instanceof Scalar scalar && scalar.value() == null && shape != Shape.ANYTHING) {
			return null;
		}
		return switch (shape) {
			case Shape.Anything any -> anything(node);
			case Shape.Struct struct -> (node instanceof Fields fields) ? struct(fields, struct) : wrong(node, shape);
			case Shape.MapOf map ->
				(node instanceof Fields fields) ? map(fields, map, type, field) : wrong(node, shape);
			case Shape.ListOf list ->
				(node instanceof Items items) ? list(items, list, type, field) : wrong(node, shape);
			default -> (node instanceof Scalar scalar) ? value(scalar, shape, type, field) : wrong(node, shape);
		};
	}

	private @Nullable JsonNode wrong(Written node, Shape shape) {
		this.complaints.wrongType(this.path.toString(), node, shape, this.complaints.leftOut("It is ignored."));
		return null;
	}

	private @Nullable JsonNode struct(Fields fields, Shape.Struct struct) {
		ObjectNode object = JSON.objectNode();
		Map<String, Shape> known = struct.fields();
		this.around.push(struct);
		for (Field field : fields.fields().values()) {
			Shape shape = known.get(field.name());
			this.path.enter(field.name());
			if (shape == null) {
				this.complaints.unknownField(this.path.toString(), field, this.around);
			}
			else if (!field.name().equals("managedFields")) {
				JsonNode value = node(field.value(), shape, struct.name(), field.name());
				if (value != null) {
					object.set(field.name(), value);
				}
			}
			this.path.leave();
		}
		this.around.pop();
		return complete(fields, struct, object) ? object : null;
	}

	private boolean complete(Fields fields, Shape.Struct struct, ObjectNode object) {
		for (String required : FieldRules.required(struct.name())) {
			if (!object.has(required)) {
				boolean written = fields.fields().containsKey(required);
				if (!written || this.path.isEntry()) {
					this.complaints.missing(this.path.at(required), fields, written);
				}
				return false;
			}
		}
		return true;
	}

	private JsonNode map(Fields fields, Shape.MapOf map, String type, String name) {
		ObjectNode object = JSON.objectNode();
		for (Field field : fields.fields().values()) {
			this.path.enter(field.name());
			JsonNode value = node(field.value(), map.value(), type, name);
			if (value != null) {
				object.set(field.name(), value);
			}
			this.path.leave();
		}
		return object;
	}

	private JsonNode list(Items items, Shape.ListOf list, String type, String field) {
		ArrayNode array = JSON.arrayNode(items.items().size());
		for (int i = 0; i < items.items().size(); i++) {
			this.path.enter(i);
			JsonNode item = node(items.items().get(i), list.item(), type, field);
			if (item == null && this.complaints.allOrNothing() && list.item() instanceof Shape.Struct) {
				item = JSON.objectNode();
			}
			if (item != null) {
				array.add(item);
			}
			else {
				this.leftOut.add(items.items().get(i));
			}
			this.path.leave();
		}
		return array;
	}

	private @Nullable JsonNode value(Scalar scalar, Shape shape, String type, String field) {
		return switch (shape) {
			case Shape.Text text -> text(scalar, type, field);
			case Shape.Whole whole -> whole(scalar, whole, type, field);
			case Shape.Truth truth -> truth(scalar);
			case Shape.IntOrText either -> (scalar.value() instanceof String) ? scalar(scalar)
					: whole(scalar, new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE), type, field);
			case Shape.Quantity quantity ->
				(scalar.value() instanceof Boolean) ? wrong(scalar, shape) : JSON.stringNode(scalar.text());
			default -> (scalar.value() instanceof Number) ? scalar(scalar) : wrong(scalar, shape);
		};
	}

	private @Nullable JsonNode text(Scalar scalar, String type, String field) {
		if (!(scalar.value() instanceof String)) {
			this.complaints.wrongType(this.path.toString(), scalar, Shape.TEXT,
					"It is read as the text \"%s\".".formatted(FieldComplaints.cut(scalar.text())));
		}
		return this.complaints.fits(this.path, scalar, type, field) ? JSON.stringNode(scalar.text()) : null;
	}

	private @Nullable JsonNode truth(Scalar scalar) {
		if (scalar.value() instanceof Boolean truth) {
			return JSON.booleanNode(truth);
		}
		if (scalar.text().equals("true") || scalar.text().equals("false")) {
			this.complaints.wrongType(this.path.toString(), scalar, Shape.TRUTH, "It is read without the quotes.");
			return JSON.booleanNode(scalar.text().equals("true"));
		}
		return wrong(scalar, Shape.TRUTH);
	}

	private @Nullable JsonNode whole(Scalar scalar, Shape.Whole own, String type, String field) {
		Shape.Whole ruled = FieldRules.range(type, field);
		Shape.Whole range = (ruled != null) ? ruled : own;
		Long number = (scalar.value() instanceof Long found) ? found : null;
		if (number == null && scalar.value() instanceof String && PlainNumber.of(scalar.text()) instanceof Long quoted
				&& inRange(quoted, range)) {
			this.complaints.wrongType(this.path.toString(), scalar, range, "It is read without the quotes.");
			return number(quoted);
		}
		if (number == null) {
			return wrong(scalar, range);
		}
		if (!inRange(number, range)) {
			this.complaints.outOfRange(this.path.toString(), scalar, range);
			return null;
		}
		return number(number);
	}

	/**
	 * An Integer where one will do, as a JSON parser makes it: IntOrString takes no Long.
	 */
	private static JsonNode number(long number) {
		return (number == (int) number) ? JSON.numberNode((int) number) : JSON.numberNode(number);
	}

	private static boolean inRange(long number, Shape.Whole range) {
		return number >= range.least() && number <= range.most();
	}

}
