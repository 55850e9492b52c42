package io.packetwalk.controlplane.node;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Node;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">nodeSelector
 * and required node affinity</a> of a pod.
 */
final class NodeTerms {

	private NodeTerms() {
	}

	static boolean admit(PodSpec spec, Node node) {
		Map<String, String> selector = Objects.requireNonNullElse(spec.getNodeSelector(), Map.of());
		boolean selected = selector.entrySet()
			.stream()
			.allMatch((wanted) -> Objects.requireNonNullElse(wanted.getValue(), "")
				.equals(node.labels().get(wanted.getKey())));
		List<NodeSelectorTerm> terms = terms(spec);
		return selected && (terms == null || terms.stream().anyMatch((term) -> matches(term, node)));
	}

	/** The terms of which one must match, null when there is no such rule. */
	private static @Nullable List<NodeSelectorTerm> terms(PodSpec spec) {
		if (spec.getAffinity() == null || spec.getAffinity().getNodeAffinity() == null) {
			return null;
		}
		var required = spec.getAffinity().getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution();
		return (required != null) ? nonNull(required.getNodeSelectorTerms()) : null;
	}

	/** A term without any requirement matches nothing. */
	private static boolean matches(NodeSelectorTerm term, Node node) {
		List<NodeSelectorRequirement> expressions = nonNull(term.getMatchExpressions());
		List<NodeSelectorRequirement> fields = nonNull(term.getMatchFields());
		return !(expressions.isEmpty() && fields.isEmpty())
				&& expressions.stream().allMatch((one) -> holds(one, node.labels().get(one.getKey())))
				&& fields.stream()
					.allMatch((one) -> holds(one, "metadata.name".equals(one.getKey()) ? node.name() : null));
	}

	private static boolean holds(NodeSelectorRequirement requirement, @Nullable String actual) {
		List<String> values = nonNull(requirement.getValues());
		return switch (Objects.requireNonNullElse(requirement.getOperator(), "")) {
			case "In" -> actual != null && values.contains(actual);
			case "NotIn" -> actual == null || !values.contains(actual);
			case "Exists" -> actual != null;
			case "DoesNotExist" -> actual == null;
			case "Gt" -> compares(actual, values, 1);
			case "Lt" -> compares(actual, values, -1);
			default -> false;
		};
	}

	private static boolean compares(@Nullable String actual, List<String> values, int sign) {
		String integer = "-?\\d{1,18}";
		return actual != null && values.size() == 1 && actual.matches(integer) && values.getFirst().matches(integer)
				&& Long.compare(Long.parseLong(actual), Long.parseLong(values.getFirst())) == sign;
	}

	private static <T> List<T> nonNull(@Nullable List<T> written) {
		return (written != null) ? written.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
