package io.packetwalk.web.matrix;

import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.diagnosis.Failure;
import io.packetwalk.lab.Lab;
import io.packetwalk.manifest.Problem;

/** What to do about a failure. */
final class Advice {

	private Advice() {
	}

	/**
	 * What nearly matches, what the reader of the manifests suggests for the object that
	 * decides, or what helps in general.
	 */
	static List<String> of(Lab lab, Failure failure) {
		if (!failure.hints().isEmpty()) {
			return failure.hints();
		}
		List<String> objects = failure.origins().stream().map(Origin::object).map(Object::toString).toList();
		List<String> suggested = lab.problems()
			.stream()
			.filter((problem) -> objects.contains(problem.object()) && !problem.suggestion().isEmpty())
			.map(Problem::suggestion)
			.distinct()
			.limit(2)
			.toList();
		return suggested.isEmpty() ? List.of(inGeneral(Outcome.of(failure.disposition()))) : suggested;
	}

	private static String inGeneral(Outcome outcome) {
		return switch (outcome) {
			case DENIED -> "Add a rule for this peer and the container's port, or change the labels the rule wants.";
			case NO_ENDPOINTS ->
				"Make the selector match the labels of running pods, and see that their readiness probes pass.";
			case NO_LOCAL -> "Run an endpoint on that node, or set internalTrafficPolicy: Cluster.";
			case REFUSED -> "Let targetPort be the port the container listens on.";
			case NO_NAME -> "Use dnsPolicy: ClusterFirst (with hostNetwork: ClusterFirstWithHostNet), "
					+ "or give the Service ready endpoints if it is headless.";
			case NO_DNS -> "Let the pod reach kube-dns on UDP and TCP 53.";
			case OUTSIDE -> "Nothing has to be done: the name leads out of the cluster.";
			case REACHED, DEPENDS, LOST, NOT_MODELLED -> "Walk the example to see where it ends.";
		};
	}

}
