package io.packetwalk.web.page;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.lab.Lab;
import io.packetwalk.manifest.Problem;
import io.packetwalk.trace.Cause;
import io.packetwalk.web.ProblemView;

/**
 * What is worth knowing about one object beyond its looks: the line that made it, what is
 * wrong with it, and whom it selects or is selected by.
 *
 * @param written its line of YAML, null for what no file holds
 * @param problems what is wrong with it
 * @param selection how near a selector comes that matches nothing here, null where all is
 * well
 * @param to where a request goes that is meant for it, empty when none can be
 */
record ObjectCard(@Nullable Cause written, List<ProblemView> problems, @Nullable Selection selection, String to) {

	private static final ObjectCard BLANK = new ObjectCard(null, List.of(), null, "");

	/** By the id its box has in the picture. */
	static ObjectCard of(Lab lab, String box) {
		String[] part = box.split("/", 3);
		if (part.length < 3) {
			return BLANK;
		}
		Cluster cluster = lab.cluster();
		return switch (part[0]) {
			case "service" -> cluster.service(part[1], part[2]).map((service) -> of(lab, service)).orElse(BLANK);
			case "pod" -> cluster.pods()
				.stream()
				.filter((pod) -> pod.key().equals(part[1] + "/" + part[2]))
				.findFirst()
				.map((pod) -> of(lab, pod))
				.orElse(BLANK);
			case "ingress" -> cluster.ingresses()
				.stream()
				.filter((ingress) -> ingress.key().equals(part[1] + "/" + part[2]))
				.findFirst()
				.map((ingress) -> of(lab, ingress))
				.orElse(BLANK);
			default -> BLANK;
		};
	}

	private static ObjectCard of(Lab lab, Service service) {
		String to = service.ports().isEmpty() ? ""
				: Places.url(service.ports().getFirst(), service.name() + "." + service.namespace());
		return of(lab, new Origin(service.ref(), ""), Selection.of(lab.cluster(), service), to);
	}

	private static ObjectCard of(Lab lab, Pod pod) {
		Optional<Selection> selection = Places.isAddOn(pod.namespace()) ? Optional.empty()
				: Selection.of(lab.cluster(), pod);
		return of(lab, new Origin(pod.origin().object(), ""), selection, "");
	}

	private static ObjectCard of(Lab lab, Ingress ingress) {
		return of(lab, new Origin(ingress.ref(), ""), Optional.empty(),
				Places.urls(ingress).stream().findFirst().orElse(""));
	}

	private static ObjectCard of(Lab lab, Origin origin, Optional<Selection> selection, String to) {
		String object = origin.object().toString();
		List<Problem> problems = lab.problems().stream().filter((one) -> object.equals(one.object())).toList();
		return new ObjectCard(lab.causes().find(origin).orElse(null), ProblemView.of(problems, lab.lines()),
				selection.orElse(null), to);
	}

}
