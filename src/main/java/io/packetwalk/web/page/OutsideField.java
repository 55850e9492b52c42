package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * One field of the schema of {@code kind: Outside}, as a row to read.
 *
 * @param path the field, {@code []} standing for each entry of a list
 * @param type what it holds
 * @param required whether it must be there
 * @param fallback what it is when it is not there, empty when nothing is
 * @param example a value it could have, empty when the text says enough
 * @param description what it is for
 */
record OutsideField(String path, String type, boolean required, String fallback, String example, String description) {

	/** The fields below {@code spec}, in the schema's order. */
	static List<OutsideField> of(JsonNode schema) {
		List<OutsideField> fields = new ArrayList<>();
		add("spec", schema.path("properties").path("spec"), fields);
		return fields;
	}

	private static void add(String path, JsonNode shape, List<OutsideField> fields) {
		List<String> required = shape.path("required").valueStream().map(JsonNode::asString).toList();
		shape.path("properties").properties().forEach((field) -> {
			JsonNode inner = field.getValue();
			String here = path + "." + field.getKey();
			JsonNode items = inner.path("items");
			boolean list = items.isObject();
			fields.add(new OutsideField(here + (list ? "[]" : ""), type(inner), required.contains(field.getKey()),
					inner.path("default").asString(""), example(list ? items : inner),
					inner.path("description").asString()));
			add(list ? here + "[]" : here, list ? items : inner, fields);
		});
	}

	private static String type(JsonNode shape) {
		if (shape.has("enum")) {
			return shape.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
		}
		if (shape.has("minimum")) {
			return shape.path("minimum").asString() + " to " + shape.path("maximum").asString();
		}
		if (shape.path("anyOf").path(0).path("format").asString("").equals("ipv4")) {
			return "IP address";
		}
		return switch (shape.path("type").asString("")) {
			case "array" -> "list" + (shape.has("maxItems") ? ", at most " + shape.path("maxItems").asString() : "")
					+ (shape.has("minItems") ? ", not empty" : "");
			case "string" -> "text";
			default -> "mapping";
		};
	}

	private static String example(JsonNode shape) {
		return shape.path("examples").path(0).asString("");
	}

}
