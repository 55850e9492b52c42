package io.packetwalk.controlplane.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.Nearest;

/** Guesses which pods a selector that matches nothing was meant for. */
public final class NearestWorkload {

	/** Guesses are for people: an upload with this many wrong selectors gets no more. */
	private static final long COMPARISONS = 2_000_000;

	private final List<LabelledWorkload> workloads;

	private long compared;

	public NearestWorkload(List<LabelledWorkload> workloads) {
		this.workloads = workloads;
	}

	/** What is near and where it differs, as the continuation of a sentence. */
	String explain(Service service) {
		this.compared += this.workloads.size();
		Optional<LabelledWorkload> near = nearest(service);
		if (near.isPresent() && missing(near.get(), service).isEmpty()) {
			return "; " + near.get().object() + " fits but makes no pods";
		}
		return elsewhere(service)
			.map((workload) -> "; " + workload.object()
					+ " fits but is in another namespace, and a selector sees only its own")
			.or(() -> near.map((workload) -> "; " + workload.object() + " has " + differing(workload, service)))
			.orElse("");
	}

	/** What to do about it. */
	String suggest(Service service) {
		Optional<LabelledWorkload> elsewhere = elsewhere(service);
		if (elsewhere.isPresent()) {
			return "Put the Service into namespace " + elsewhere.get().namespace() + ".";
		}
		return nearest(service)
			.filter((workload) -> !missing(workload, service).isEmpty() && isLikely(workload, service))
			.map((workload) -> "Did you mean selector " + differing(workload, service) + "?")
			.orElse("");
	}

	private Optional<LabelledWorkload> elsewhere(Service service) {
		return candidates().stream()
			.filter((workload) -> !workload.namespace().equals(service.namespace()))
			.filter((workload) -> workload.labels().entrySet().containsAll(service.selector().entrySet()))
			.findFirst();
	}

	/** Whether each differing value looks like a slip, or stands under another key. */
	private static boolean isLikely(LabelledWorkload workload, Service service) {
		return missing(workload, service).entrySet().stream().allMatch((wanted) -> {
			String actual = workload.labels().get(wanted.getKey());
			return (actual == null) ? workload.labels().containsValue(wanted.getValue())
					: actual.contains(wanted.getValue()) || wanted.getValue().contains(actual)
							|| Nearest.of(wanted.getValue(), List.of(actual)).isPresent();
		});
	}

	private Optional<LabelledWorkload> nearest(Service service) {
		return candidates().stream()
			.filter((workload) -> workload.namespace().equals(service.namespace()))
			.filter((workload) -> !shared(workload, service).isEmpty() || similar(workload, service))
			.min(Comparator.comparingInt((LabelledWorkload workload) -> distance(workload, service))
				.thenComparing((workload) -> workload.object().toString()));
	}

	private List<LabelledWorkload> candidates() {
		return (this.compared <= COMPARISONS) ? this.workloads : List.of();
	}

	/** The selector's keys the workload has too. */
	private static List<String> shared(LabelledWorkload workload, Service service) {
		return service.selector().keySet().stream().filter(workload.labels()::containsKey).toList();
	}

	private static boolean similar(LabelledWorkload workload, Service service) {
		return service.selector().values().stream().anyMatch(workload.labels()::containsValue);
	}

	private static int distance(LabelledWorkload workload, Service service) {
		int keyMissing = 100;
		return service.selector().entrySet().stream().mapToInt((wanted) -> {
			String actual = workload.labels().get(wanted.getKey());
			return (actual != null) ? Nearest.distance(wanted.getValue(), actual) : keyMissing;
		}).sum();
	}

	private static Map<String, String> missing(LabelledWorkload workload, Service service) {
		return service.selector()
			.entrySet()
			.stream()
			.filter((wanted) -> !wanted.getValue().equals(workload.labels().get(wanted.getKey())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The workload's own labels where the selector says otherwise. */
	private static String differing(LabelledWorkload workload, Service service) {
		Map<String, String> missing = missing(workload, service);
		String differing = text(workload.labels()
			.entrySet()
			.stream()
			.filter((label) -> missing.containsKey(label.getKey()) || missing.containsValue(label.getValue()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
		return Objects.requireNonNullElse(differing.isEmpty() ? null : differing, text(workload.labels()));
	}

	static String text(Map<String, String> labels) {
		return labels.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((label) -> label.getKey() + "=" + label.getValue())
			.collect(Collectors.joining(","));
	}

}
