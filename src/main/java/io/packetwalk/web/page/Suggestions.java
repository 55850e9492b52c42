package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
		cluster.services()
			.stream()
			.filter((service) -> !Places.isAddOn(service.namespace()) && !Places.isApiServer(service)
					&& !service.ports().isEmpty())
			.flatMap((service) -> client(cluster, service, open).map((pod) -> new Call(service, pod)).stream())
			.sorted(Comparator.comparing((Call call) -> selects(call.service(), call.pod()))
				.thenComparing((call) -> !isOpen(cluster, open, call.pod()))
				.thenComparing((call) -> open.contains(call.service().key())))
			.forEach((call) -> requests.add(to(call.service(), call.pod())));
		return requests.size() > MOST ? List.copyOf(requests.subList(0, MOST)) : requests;
	}

	private record Call(Service service, Pod pod) {
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
	 * A pod of the same namespace that the Service does not select, if there is one; one
	 * that is called itself by an Ingress before others.
	 */
	private static Optional<Pod> client(Cluster cluster, Service service, Set<String> open) {
		return cluster.pods()
			.stream()
			.filter((pod) -> pod.ip() != null && pod.namespace().equals(service.namespace()))
			.min(Comparator.comparing((Pod pod) -> selects(service, pod))
				.thenComparing((pod) -> !isOpen(cluster, open, pod)));
	}

	private static boolean isOpen(Cluster cluster, Set<String> open, Pod pod) {
		return cluster.services().stream().anyMatch((service) -> open.contains(service.key()) && selects(service, pod));
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
