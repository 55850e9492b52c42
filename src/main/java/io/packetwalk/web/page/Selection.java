package io.packetwalk.web.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;

/**
 * A selector and labels that do not meet, side by side.
 *
 * @param says who selects nobody, or is selected by nobody
 * @param service the Service whose selector comes nearest, null when none comes near
 * @param pod the pod whose labels come nearest
 * @param rows label by label
 */
record Selection(String says, @Nullable String service, @Nullable String pod, List<Row> rows) {

	private static final int FITS = Integer.MAX_VALUE;

	/** Keys alone and a letter or two in common are no likeness. */
	private static final int UNLIKE = 3;

	/**
	 * One label.
	 *
	 * @param key its key
	 * @param wants what the selector wants, null where it wants nothing
	 * @param has what the pod has, null where it has none
	 * @param fits whether they agree, or nobody asks
	 */
	record Row(String key, @Nullable String wants, @Nullable String has, boolean fits) {
	}

	/** Of a pod that no Service selects. */
	static Optional<Selection> of(Cluster cluster, Pod pod) {
		List<Service> near = cluster.services()
			.stream()
			.filter((service) -> service.namespace().equals(pod.namespace()) && !service.selector().isEmpty())
			.toList();
		if (near.stream().anyMatch((service) -> score(service, pod) == FITS)) {
			return Optional.empty();
		}
		String says = "No Service selects this pod: it is reached by its own address only.";
		return Optional.of(near.stream()
			.filter((service) -> score(service, pod) > UNLIKE)
			.max(Comparator.comparingInt((service) -> score(service, pod)))
			.map((service) -> new Selection(says, service.key(), pod.key(), rows(service, pod)))
			.orElseGet(() -> new Selection(says, null, null, List.of())));
	}

	/** Of a Service that selects no pod. */
	static Optional<Selection> of(Cluster cluster, Service service) {
		List<Pod> near = cluster.pods().stream().filter((pod) -> pod.namespace().equals(service.namespace())).toList();
		if (service.selector().isEmpty() || near.stream().anyMatch((pod) -> score(service, pod) == FITS)) {
			return Optional.empty();
		}
		String says = "The selector matches no pod of namespace " + service.namespace() + ".";
		return Optional.of(near.stream()
			.filter((pod) -> score(service, pod) > UNLIKE)
			.max(Comparator.comparingInt((Pod pod) -> score(service, pod)))
			.map((pod) -> new Selection(says, service.key(), pod.key(), rows(service, pod)))
			.orElseGet(() -> new Selection(says, null, null, List.of())));
	}

	/** Values that agree weigh most, then values that begin alike, then keys. */
	private static int score(Service service, Pod pod) {
		int sum = 0;
		boolean fits = true;
		for (Map.Entry<String, String> wanted : service.selector().entrySet()) {
			String has = pod.labels().get(wanted.getKey());
			fits &= wanted.getValue().equals(has);
			sum += (has == null) ? 0 : wanted.getValue().equals(has) ? 1000 : 1 + alike(wanted.getValue(), has);
		}
		return fits ? FITS : sum;
	}

	private static int alike(String one, String other) {
		int same = 0;
		while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
			same++;
		}
		return same;
	}

	private static List<Row> rows(Service service, Pod pod) {
		TreeSet<String> keys = new TreeSet<>(service.selector().keySet());
		keys.addAll(pod.labels().keySet());
		keys.remove("pod-template-hash");
		keys.remove("controller-revision-hash");
		return keys.stream().map((key) -> {
			String wants = service.selector().get(key);
			String has = pod.labels().get(key);
			return new Row(key, wants, has, wants == null || wants.equals(has));
		}).toList();
	}

}
