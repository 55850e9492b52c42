package io.packetwalk.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/** What a packet met on its way, what is nearest to a step first. */
final class OnPath {

	private final Cluster cluster;

	private final Trace trace;

	private final int step;

	/** Steps at which an object plays a part, by {@code kind/name}. */
	private final Map<String, List<Integer>> met = new LinkedHashMap<>();

	OnPath(Cluster cluster, Trace trace, int step) {
		this.cluster = cluster;
		this.trace = trace;
		this.step = step;
		trace.steps().forEach(this::note);
	}

	private void note(Step one) {
		String stop = one.stop();
		if (stop.startsWith("pod/")) {
			meet(stop, one);
		}
		else if (stop.startsWith("node/")) {
			meet("node/" + stop.split("/")[1], one);
		}
		if (one.packet() != null && one.type() == StepType.TRANSLATE) {
			this.cluster.podAt(one.packet().after().dst()).ifPresent((pod) -> meet("pod/" + pod.key(), one));
		}
		Stream<String> dialled = (one.packet() != null)
				? Optional.ofNullable(this.trace.names().get(one.packet().before().dst().toString())).stream()
				: Stream.of();
		Stream.concat(dialled, one.cause().stream().map((cause) -> cause.object()))
			.filter((name) -> name.startsWith("Service "))
			.forEach((name) -> meet(name.replaceFirst("^Service ", "service/"), one));
	}

	private void meet(String object, Step one) {
		this.met.computeIfAbsent(object, (absent) -> new ArrayList<>()).add(one.n());
	}

	private Stream<String> names(String kind) {
		return this.met.keySet()
			.stream()
			.filter((object) -> object.startsWith(kind + "/"))
			.sorted(Comparator.comparingInt(this::distance))
			.map((object) -> object.substring(kind.length() + 1));
	}

	private int distance(String object) {
		return this.met.getOrDefault(object, List.of())
			.stream()
			.mapToInt((n) -> Math.abs(n - this.step))
			.min()
			.orElse(Integer.MAX_VALUE);
	}

	/** The sender, when it is a pod. */
	Optional<Pod> sender() {
		return this.trace.steps()
			.findFirst()
			.map(Step::stop)
			.filter((stop) -> stop.startsWith("pod/"))
			.flatMap((stop) -> pod(stop.substring("pod/".length())));
	}

	/** The pods on the way, the sender left out. */
	List<Pod> pods() {
		String sender = sender().map(Pod::key).orElse("");
		return names("pod").filter((key) -> !key.equals(sender)).flatMap((key) -> pod(key).stream()).toList();
	}

	private Optional<Pod> pod(String key) {
		int slash = key.indexOf('/');
		return this.cluster.pod(key.substring(0, slash), key.substring(slash + 1));
	}

	List<Service> services() {
		return names("service")
			.flatMap((key) -> this.cluster
				.service(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1))
				.stream())
			.toList();
	}

	List<Node> nodes() {
		return names("node").flatMap((name) -> this.cluster.node(name).stream()).toList();
	}

	Optional<Step> shown() {
		return this.trace.steps().filter((one) -> one.n() == this.step).findFirst();
	}

}
