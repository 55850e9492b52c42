package io.packetwalk.controlplane.workload;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** Validates a workload's selector and template as the API server does. */
final class Templates {

	private final Report report;

	Templates(Report report) {
		this.report = report;
	}

	/**
	 * What the workload's pods are stamped from; empty when the API server refuses it.
	 */
	Optional<PodSource> source(Stored<?> workload, @Nullable LabelSelector selector, @Nullable PodTemplateSpec template,
			ObjectRef owner) {
		if (template == null || template.getSpec() == null) {

			return Optional.empty();
		}
		PodSource source = new PodSource(workload.namespace(), template, new Origin(workload.ref(), "spec.template"),
				owner);
		return fits(workload.ref(), selector, source.labels()) ? Optional.of(source) : Optional.empty();
	}

	private boolean fits(ObjectRef ref, @Nullable LabelSelector selector, Map<String, String> labels) {
		if (selector == null) {
			this.report.error("SELECTOR_MISSING", ref, "spec", ref
					+ ": spec.selector is missing, the API server refuses it; the template's labels are taken for it",
					"Write spec.selector.matchLabels with the labels of spec.template.metadata.labels.");
			return true;
		}
		if (matches(selector, labels)) {
			return true;
		}
		this.report.error("SELECTOR_DOES_NOT_MATCH_TEMPLATE", ref, "spec.selector",
				ref + ": spec.selector " + Stored.clean(selector.getMatchLabels())
						+ " does not match spec.template.metadata.labels " + labels
						+ "; the API server refuses it, no pods are made",
				"Write the same labels in both places.");
		return false;
	}

	static boolean matches(LabelSelector selector, Map<String, String> labels) {
		boolean equal = Stored.clean(selector.getMatchLabels())
			.entrySet()
			.stream()
			.allMatch((wanted) -> wanted.getValue().equals(labels.get(wanted.getKey())));
		return equal && Objects.requireNonNullElse(selector.getMatchExpressions(), List.<LabelSelectorRequirement>of())
			.stream()
			.filter(Objects::nonNull)
			.allMatch((one) -> holds(one, labels.get(one.getKey())));
	}

	private static boolean holds(LabelSelectorRequirement requirement, @Nullable String actual) {
		List<String> values = Objects.requireNonNullElse(requirement.getValues(), List.of());
		return switch (Objects.requireNonNullElse(requirement.getOperator(), "")) {
			case "In" -> actual != null && values.contains(actual);
			case "NotIn" -> actual == null || !values.contains(actual);
			case "Exists" -> actual != null;
			case "DoesNotExist" -> actual == null;
			default -> false;
		};
	}

}
