package io.packetwalk.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">label
 * selector</a>: all of its requirements have to hold, and one without any selects
 * everything.
 *
 * @param matchLabels the labels an object must have
 * @param matchExpressions what else must hold
 */
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {

	/** {@code {}}: selects everything. */
	public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

	public LabelSelector {
		matchLabels = Ordered.copyOf(matchLabels);
		matchExpressions = List.copyOf(matchExpressions);
	}

	/** One that wants just these labels. */
	public static LabelSelector ofLabels(Map<String, String> labels) {
		return new LabelSelector(labels, List.of());
	}

	public boolean matches(Map<String, String> labels) {
		for (Map.Entry<String, String> wanted : this.matchLabels.entrySet()) {
			if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
				return false;
			}
		}
		for (Requirement requirement : this.matchExpressions) {
			if (!requirement.matches(labels)) {
				return false;
			}
		}
		return true;
	}

	public boolean everything() {
		return this.matchLabels.isEmpty() && this.matchExpressions.isEmpty();
	}

	/**
	 * All it asks for: each of matchLabels as an In of one value, then the expressions.
	 */
	public List<Requirement> requirements() {
		List<Requirement> all = new ArrayList<>();
		this.matchLabels.forEach((key, value) -> all.add(new Requirement(key, Operator.IN, List.of(value))));
		all.addAll(this.matchExpressions);
		return List.copyOf(all);
	}

	/** As {@code kubectl get -l} takes it, e.g. {@code app=web,tier notin (cache)}. */
	@Override
	public String toString() {
		return String.join(",", requirements().stream().map(Requirement::toString).toList());
	}

	/**
	 * A requirement on one label.
	 *
	 * @param key the label
	 * @param operator what is asked of it
	 * @param values the values in question, empty for Exists and DoesNotExist
	 */
	public record Requirement(String key, Operator operator, List<String> values) {

		public Requirement {
			values = List.copyOf(values);
		}

		/** NotIn and DoesNotExist hold for objects without the label. */
		public boolean matches(Map<String, String> labels) {
			String value = labels.get(this.key);
			return switch (this.operator) {
				case IN -> value != null && this.values.contains(value);
				case NOT_IN -> value == null || !this.values.contains(value);
				case EXISTS -> value != null;
				case DOES_NOT_EXIST -> value == null;
			};
		}

		@Override
		public String toString() {
			return switch (this.operator) {
				case IN -> (this.values.size() == 1) ? this.key + "=" + this.values.getFirst()
						: this.key + " in (" + String.join(",", this.values) + ")";
				case NOT_IN -> this.key + " notin (" + String.join(",", this.values) + ")";
				case EXISTS -> this.key;
				case DOES_NOT_EXIST -> "!" + this.key;
			};
		}

	}

	/** What can be asked of a label. */
	public enum Operator {

		IN, NOT_IN, EXISTS, DOES_NOT_EXIST

	}

}
