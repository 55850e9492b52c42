package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Operator;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Stored;

/** Reads label selectors of policies. */
final class LabelSelectors {

	private static final String CODE = "POLICY_SELECTOR_INVALID";

	private static final Map<String, Operator> OPERATORS = Map.of("In", Operator.IN, "NotIn", Operator.NOT_IN, "Exists",
			Operator.EXISTS, "DoesNotExist", Operator.DOES_NOT_EXIST);

	private final Refusals refusals;

	LabelSelectors(Refusals refusals) {
		this.refusals = refusals;
	}

	/** A selector; one that is absent selects everything. */
	LabelSelector read(io.fabric8.kubernetes.api.model.@Nullable LabelSelector written, String path) {
		if (written == null) {
			return LabelSelector.EVERYTHING;
		}
		Map<String, String> labels = Stored.clean(written.getMatchLabels());
		labels.forEach((key, value) -> {
			String at = path + ".matchLabels." + key;
			key(key, at);
			value(value, at);
		});
		List<Requirement> requirements = new ArrayList<>();
		List<LabelSelectorRequirement> expressions = Objects.requireNonNullElse(written.getMatchExpressions(),
				List.of());
		for (int i = 0; i < expressions.size(); i++) {
			Requirement requirement = requirement(expressions.get(i), path + ".matchExpressions[" + i + "]");
			if (requirement != null) {
				requirements.add(requirement);
			}
		}
		return new LabelSelector(labels, requirements);
	}

	private @Nullable Requirement requirement(LabelSelectorRequirement written, String path) {
		String key = Objects.requireNonNullElse(written.getKey(), "");
		String text = Objects.requireNonNullElse(written.getOperator(), "");
		List<String> values = Objects.requireNonNullElse(written.getValues(), List.of());
		Operator operator = OPERATORS.get(text);
		key(key, path + ".key");
		if (operator == null) {
			this.refusals.refuse(CODE, path + ".operator",
					"is \"" + text + "\", but must be one of In, NotIn, Exists, DoesNotExist",
					Nearest.question(text, OPERATORS.keySet()));
			return null;
		}
		boolean wantsValues = operator == Operator.IN || operator == Operator.NOT_IN;
		if (wantsValues && values.isEmpty()) {
			this.refusals.refuse(CODE, path + ".values", "is empty, but " + text + " needs at least one value", "");
		}
		if (!wantsValues && !values.isEmpty()) {
			this.refusals.refuse(CODE, path + ".values", "is " + values + ", but " + text + " takes no values",
					"Leave values out, or use In.");
		}
		for (int i = 0; i < values.size(); i++) {
			value(Objects.requireNonNullElse(values.get(i), ""), path + ".values[" + i + "]");
		}
		return new Requirement(key, operator, values);
	}

	private void key(String key, String path) {
		if (!LabelRules.isKey(key)) {
			this.refusals.refuse(CODE, path, "is \"" + key + "\", which is no label key",
					"A key is letters, digits, -, _ and ., at most 63, with an optional DNS prefix before a slash.");
		}
	}

	private void value(String value, String path) {
		if (!LabelRules.isValue(value)) {
			this.refusals.refuse(CODE, path, "is \"" + value + "\", which is no label value",
					"A value is letters, digits, -, _ and ., at most 63 of them.");
		}
	}

}
