package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.sample.Samples;
import io.packetwalk.lab.sample.SuggestedRequest;

/** Requests worth walking in a lab: those of its sample, else some that fit. */
@Component
class Suggestions {

	private static final int MOST = 6;

	private static final int DOORS = 2;

	private final Samples samples;

	Suggestions(Samples samples) {
		this.samples = samples;
	}

	List<SuggestedRequest> requests(Lab lab) {
		List<SuggestedRequest> ofSample = ofSample(lab);
		return ofSample.isEmpty() ? fitting(lab.cluster()) : ofSample;
	}

	private List<SuggestedRequest> ofSample(Lab lab) {
		if (lab.sample() == null) {
			return List.of();
		}
		try {
			return this.samples.find(lab.sample()).requests();
		}
		catch (NotFoundException ex) {
			// an older version's sample
			return List.of();
		}
	}

	/**
	 * The ways in from outside, then what the pods behind them call, then the rest; a
	 * call to itself last.
	 */
	private static List<SuggestedRequest> fitting(Cluster cluster) {
		List<SuggestedRequest> requests = new ArrayList<>();
		for (Ingress ingress : cluster.ingresses()) {
			Places.urls(ingress)
				.stream()
				.limit(DOORS)
				.forEach((url) -> requests.add(SuggestedRequest.of("outside → " + url, "external", url)));
		}
		Set<String> open = behindIngresses(cluster);
		Map<String, List<Caller>> callers = callers(cluster, open);
		cluster.services()
			.stream()
			.filter((service) -> !Places.isAddOn(service.namespace()) && !Places.isApiServer(service)
					&& !service.ports().isEmpty())
			.flatMap((service) -> caller(callers, service).map((caller) -> new Call(service, caller)).stream())
			.sorted(Comparator.comparing((Call call) -> selects(call.service(), call.caller().pod()))
				.thenComparing((call) -> !call.caller().open())
				.thenComparing((call) -> open.contains(call.service().key())))
			.forEach((call) -> requests.add(to(call.service(), call.caller().pod())));
		return requests.size() > MOST ? List.copyOf(requests.subList(0, MOST)) : requests;
	}

	private record Call(Service service, Caller caller) {
	}

	/** A pod with an address; open: an Ingress leads to it. */
	private record Caller(Pod pod, boolean open) {
	}

	private static Set<String> behindIngresses(Cluster cluster) {
		return cluster.ingresses()
			.stream()
			.flatMap((ingress) -> ingress.rules()
				.stream()
				.flatMap((rule) -> rule.paths().stream())
				.map((path) -> ingress.namespace() + "/" + path.backend().service()))
			.collect(Collectors.toSet());
	}

	/**
	 * By namespace, so that a Service of a large lab looks at the pods beside it only.
	 */
	private static Map<String, List<Caller>> callers(Cluster cluster, Set<String> open) {
		List<Service> doors = cluster.services().stream().filter((service) -> open.contains(service.key())).toList();
		return cluster.pods()
			.stream()
			.filter((pod) -> pod.ip() != null)
			.map((pod) -> new Caller(pod, doors.stream().anyMatch((door) -> selects(door, pod))))
			.collect(Collectors.groupingBy((caller) -> caller.pod().namespace()));
	}

	/**
	 * A pod of the same namespace that the Service does not select, if there is one; one
	 * that is called itself by an Ingress before others.
	 */
	private static Optional<Caller> caller(Map<String, List<Caller>> callers, Service service) {
		return callers.getOrDefault(service.namespace(), List.of())
			.stream()
			.min(Comparator.comparing((Caller caller) -> selects(service, caller.pod()))
				.thenComparing((caller) -> !caller.open()));
	}

	private static boolean selects(Service service, Pod pod) {
		return !service.selector().isEmpty() && service.namespace().equals(pod.namespace())
				&& pod.labels().entrySet().containsAll(service.selector().entrySet());
	}

	private static SuggestedRequest to(Service service, Pod pod) {
		String from = Places.workload(pod);
		String url = Places.url(service.ports().getFirst(), service.name());
		return SuggestedRequest.of(from.substring(from.lastIndexOf('/') + 1) + " → " + service.name(), from, url);
	}

}
