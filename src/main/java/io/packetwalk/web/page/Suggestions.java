package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

	private static List<SuggestedRequest> fitting(Cluster cluster) {
		List<SuggestedRequest> requests = new ArrayList<>();
		for (Service service : cluster.services()) {
			if (!Places.isAddOn(service.namespace()) && !Places.isApiServer(service) && !service.ports().isEmpty()) {
				client(cluster, service).ifPresent((pod) -> requests.add(to(service, pod)));
			}
		}
		for (Ingress ingress : cluster.ingresses()) {
			Places.urls(ingress)
				.stream()
				.findFirst()
				.ifPresent((url) -> requests.add(SuggestedRequest.of("outside → " + url, "external", url)));
		}
		return requests.size() > MOST ? List.copyOf(requests.subList(0, MOST)) : requests;
	}

	/** A pod of the same namespace that the Service does not select, if there is one. */
	private static Optional<Pod> client(Cluster cluster, Service service) {
		List<Pod> running = cluster.pods()
			.stream()
			.filter((pod) -> pod.ip() != null && pod.namespace().equals(service.namespace()))
			.toList();
		return running.stream()
			.filter((pod) -> service.selector().isEmpty()
					|| !pod.labels().entrySet().containsAll(service.selector().entrySet()))
			.findFirst()
			.or(() -> running.stream().findFirst());
	}

	private static SuggestedRequest to(Service service, Pod pod) {
		String from = Places.workload(pod);
		String url = Places.url(service.ports().getFirst(), service.name());
		return SuggestedRequest.of(from.substring(from.lastIndexOf('/') + 1) + " → " + service.name(), from, url);
	}

}
