package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.GatewayRoute.BackendRef;
import io.packetwalk.cluster.GatewayRoute.ParentRef;
import io.packetwalk.cluster.GatewayRoute.Value;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.controlplane.store.Tree;

/** Fields that Gateway API objects have in common, with their defaults. */
final class GatewayFields {

	private static final String GROUP = "gateway.networking.k8s.io";

	private static final Map<String, LabelSelector.Operator> OPERATORS = Map.of("In", LabelSelector.Operator.IN,
			"NotIn", LabelSelector.Operator.NOT_IN, "Exists", LabelSelector.Operator.EXISTS, "DoesNotExist",
			LabelSelector.Operator.DOES_NOT_EXIST);

	private GatewayFields() {
	}

	/** An entry of a list and the path to it. */
	@FunctionalInterface
	interface Entry<T> {

		T read(Tree written, String at);

	}

	static <T> List<T> entries(Tree list, String at, Entry<T> entry) {
		List<T> read = new ArrayList<>();
		for (int i = 0; i < list.items().size(); i++) {
			read.add(entry.read(list.items().get(i), at + "[" + i + "]"));
		}
		return read;
	}

	static @Nullable String optional(Tree text) {
		return text.text().filter((value) -> !value.isEmpty()).orElse(null);
	}

	static @Nullable Integer number(Tree number) {
		return number.present() ? number.number(0) : null;
	}

	static List<ParentRef> parents(Tree spec) {
		return spec.at("parentRefs")
			.items()
			.stream()
			.map((ref) -> new ParentRef(ref.at("group").text(GROUP), ref.at("kind").text("Gateway"),
					optional(ref.at("namespace")), ref.at("name").text(""), optional(ref.at("sectionName")),
					number(ref.at("port"))))
			.toList();
	}

	static List<BackendRef> backends(Tree rule, String at) {
		return entries(rule.at("backendRefs"), at + ".backendRefs", GatewayFields::backend);
	}

	static BackendRef backend(Tree ref, String at) {
		return new BackendRef(ref.at("group").text(""), ref.at("kind").text("Service"), optional(ref.at("namespace")),
				ref.at("name").text(""), number(ref.at("port")), ref.at("weight").number(1),
				RouteFilters.read(ref.at("filters"), at + ".filters"), at);
	}

	/** Of several that are given for one name only the first counts. */
	static List<Value> values(Tree list, Function<String, String> identity) {
		Map<String, Value> byName = new java.util.LinkedHashMap<>();
		for (Tree value : list.items()) {
			String name = value.at("name").text("");
			byName.putIfAbsent(identity.apply(name), new Value(
					value.at("type").text("Exact").equals("RegularExpression"), name, value.at("value").text("")));
		}
		return List.copyOf(byName.values());
	}

	static LabelSelector selector(Tree written) {
		List<LabelSelector.Requirement> expressions = new ArrayList<>();
		for (Tree expression : written.at("matchExpressions").items()) {
			LabelSelector.Operator operator = OPERATORS.get(expression.at("operator").text(""));
			if (operator != null) {
				expressions.add(new LabelSelector.Requirement(expression.at("key").text(""), operator,
						expression.at("values").texts()));
			}
		}
		return new LabelSelector(texts(written.at("matchLabels")), expressions);
	}

	/** A mapping of names to texts. */
	static Map<String, String> texts(Tree mapping) {
		Map<String, String> texts = new TreeMap<>();
		if (mapping.value() instanceof Map<?, ?> map) {
			map.keySet().forEach((key) -> texts.put(String.valueOf(key), mapping.at(String.valueOf(key)).text("")));
		}
		return texts;
	}

	static List<RouteFilter.Header> headers(Tree list) {
		return list.items()
			.stream()
			.map((header) -> new RouteFilter.Header(header.at("name").text(""), header.at("value").text("")))
			.toList();
	}

}
