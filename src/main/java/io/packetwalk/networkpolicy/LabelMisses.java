package io.packetwalk.networkpolicy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Operator;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.cluster.Origin;
import io.packetwalk.networkpolicy.NearMiss.Kind;

/** Finds labels that nearly fulfil a selector. */
final class LabelMisses {

	private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

	private LabelMisses() {
	}

	/**
	 * What a selector nearly matches: all of its requirements but one, and that nearly.
	 * @param owner whose labels they are, e.g. {@code shop/web-2}
	 */
	static Optional<NearMiss> of(LabelSelector selector, Map<String, String> labels, String owner, Origin origin) {
		return onlyFailing(selector, labels)
			.flatMap((wanted) -> value(wanted, labels, owner, origin).or(() -> key(wanted, labels, owner, origin)));
	}

	/** The same for a namespace, whose labels are most often taken to hold its name. */
	static Optional<NearMiss> ofNamespace(LabelSelector selector, Map<String, String> labels, String namespace,
			Origin origin) {
		Optional<Requirement> failing = onlyFailing(selector, labels);
		if (failing.isEmpty()) {
			return Optional.empty();
		}
		Requirement wanted = failing.get();
		if (wanted.operator() == Operator.IN && wanted.values().contains(namespace)
				&& !labels.containsKey(wanted.key())) {
			return Optional
				.of(new NearMiss(Kind.NAMESPACE_LABEL, origin, "namespace %s has no label %s; every namespace has %s=%s"
					.formatted(namespace, wanted.key(), NAMESPACE_NAME, namespace)));
		}
		return of(selector, labels, "namespace " + namespace, origin)
			.map((miss) -> new NearMiss(Kind.NAMESPACE_LABEL, origin, miss.sentence()));
	}

	private static Optional<Requirement> onlyFailing(LabelSelector selector, Map<String, String> labels) {
		List<Requirement> failing = selector.requirements()
			.stream()
			.filter((requirement) -> !requirement.matches(labels))
			.toList();
		return (failing.size() == 1) ? Optional.of(failing.getFirst()) : Optional.empty();
	}

	private static Optional<NearMiss> value(Requirement wanted, Map<String, String> labels, String owner,
			Origin origin) {
		String value = labels.get(wanted.key());
		if (wanted.operator() != Operator.IN || value == null) {
			return Optional.empty();
		}
		return wanted.values()
			.stream()
			.filter((one) -> Spelling.near(one, value))
			.findFirst()
			.map((near) -> new NearMiss(Kind.LABEL_VALUE, origin,
					"%s has %s=%s, not %s=%s".formatted(owner, wanted.key(), value, wanted.key(), near)));
	}

	private static Optional<NearMiss> key(Requirement wanted, Map<String, String> labels, String owner, Origin origin) {
		if (wanted.operator() != Operator.IN && wanted.operator() != Operator.EXISTS) {
			return Optional.empty();
		}
		return labels.entrySet()
			.stream()
			.filter((label) -> wanted.operator() == Operator.EXISTS || wanted.values().contains(label.getValue()))
			.filter((label) -> Spelling.near(label.getKey(), wanted.key()) || shortName(label.getKey(), wanted.key()))
			.findFirst()
			.map((label) -> new NearMiss(Kind.LABEL_KEY, origin, "%s has %s=%s, but the label wanted is %s"
				.formatted(owner, label.getKey(), label.getValue(), wanted.key())));
	}

	/** {@code name} and {@code app.kubernetes.io/name}. */
	private static boolean shortName(String one, String other) {
		return one.endsWith("/" + other) || other.endsWith("/" + one)
				|| (one.equals("app") && other.equals("app.kubernetes.io/name"))
				|| (other.equals("app") && one.equals("app.kubernetes.io/name"));
	}

}
