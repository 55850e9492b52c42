package io.packetwalk.controlplane.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Operator;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.controlplane.store.Nearest;

/**
 * A selector that fits something in all but one label, and in that one nearly.
 *
 * @param path the requirement's place in the selector
 * @param found what is there instead, e.g. {@code Pod shop/web has app=web}
 * @param suggestion what to write
 */
record LabelSlip(String path, String found, String suggestion) {

	private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

	/**
	 * @param owner whose labels they are, e.g. {@code Pod shop/web}
	 */
	static Optional<LabelSlip> of(LabelSelector selector, Map<String, String> labels, String owner) {
		List<Requirement> all = selector.requirements();
		List<Requirement> failing = all.stream().filter((one) -> !one.matches(labels)).toList();
		if (failing.size() != 1) {
			return Optional.empty();
		}
		Requirement wanted = failing.getFirst();
		String path = path(selector, all.indexOf(wanted), wanted.key());
		return value(wanted, labels, owner, path).or(() -> key(wanted, labels, owner, path));
	}

	private static String path(LabelSelector selector, int index, String key) {
		int labels = selector.matchLabels().size();
		return (index < labels) ? "matchLabels" + (key.contains(".") ? "[" + key + "]" : "." + key)
				: "matchExpressions[" + (index - labels) + "]";
	}

	private static Optional<LabelSlip> value(Requirement wanted, Map<String, String> labels, String owner,
			String path) {
		String value = labels.get(wanted.key());
		if (wanted.operator() != Operator.IN || value == null || wanted.values().stream().noneMatch(near(value))) {
			return Optional.empty();
		}
		return Optional
			.of(new LabelSlip(path, owner + " has " + wanted.key() + "=" + value, "Did you mean \"" + value + "\"?"));
	}

	private static Optional<LabelSlip> key(Requirement wanted, Map<String, String> labels, String owner, String path) {
		if (wanted.operator() != Operator.IN && wanted.operator() != Operator.EXISTS) {
			return Optional.empty();
		}
		return labels.entrySet()
			.stream()
			.filter((label) -> wanted.operator() == Operator.EXISTS || wanted.values().contains(label.getValue()))
			.filter((label) -> near(wanted.key()).test(label.getKey()) || sameName(label.getKey(), wanted.key())
					|| label.getKey().equals(NAMESPACE_NAME))
			.findFirst()
			.map((label) -> new LabelSlip(path, owner + " has " + label.getKey() + "=" + label.getValue(),
					"Did you mean the label \"" + label.getKey() + "\"?"));
	}

	/** {@code name} and {@code app.kubernetes.io/name}. */
	private static boolean sameName(String one, String other) {
		return one.endsWith("/" + other) || other.endsWith("/" + one);
	}

	/** Another case, other marks between words, or an edit or two away. */
	static java.util.function.Predicate<String> near(String word) {
		return (other) -> !word.equals(other)
				&& (plain(word).equals(plain(other)) || (Math.min(word.length(), other.length()) > 2
						&& Nearest.distance(word, other) <= ((Math.min(word.length(), other.length()) > 5) ? 2 : 1)));
	}

	private static String plain(String word) {
		return word.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

}
