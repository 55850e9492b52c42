package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Operator;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.controlplane.store.Tree;

/** Label selectors in objects that have no type of their own. */
final class Selecting {

	private static final Map<String, Operator> OPERATORS = Map.of("In", Operator.IN, "NotIn", Operator.NOT_IN, "Exists",
			Operator.EXISTS, "DoesNotExist", Operator.DOES_NOT_EXIST);

	private Selecting() {
	}

	static boolean matches(Tree selector, Map<String, String> labels) {
		Map<String, String> equal = new TreeMap<>();
		if (selector.at("matchLabels").value() instanceof Map<?, ?> map) {
			map.forEach((key, value) -> equal.put(String.valueOf(key), String.valueOf(value)));
		}
		List<Requirement> requirements = new ArrayList<>();
		for (Tree expression : selector.at("matchExpressions").items()) {
			Operator operator = OPERATORS.get(expression.at("operator").text(""));
			if (operator == null) {
				return false;
			}
			requirements.add(new Requirement(expression.at("key").text(""), operator, expression.at("values").texts()));
		}
		return new LabelSelector(equal, requirements).matches(labels);
	}

}
