package io.packetwalk.web.routes;

import java.util.List;

import io.packetwalk.web.ProblemView;

/**
 * A reverse proxy or tunnel, with all it does.
 *
 * @param id what it is asked for by, e.g. {@code ingress-nginx}
 * @param title what it is called
 * @param about what it is, in a sentence
 * @param pods the pods that run it
 * @param ways its ways in
 * @param statuses what is said of its objects, for Gateways
 * @param certificates what TLS clients are shown
 * @param groups its routes
 * @param idle objects that are in no table, and why
 * @param problems what is known to be wrong with its objects, and what is not modelled
 */
record Proxy(String id, String title, String about, List<Runs> pods, List<WayIn> ways, List<Status> statuses,
		List<Certificate> certificates, List<Group> groups, List<String> idle, List<ProblemView> problems) {

	Proxy {
		pods = List.copyOf(pods);
		ways = List.copyOf(ways);
		statuses = List.copyOf(statuses);
		certificates = List.copyOf(certificates);
		groups = List.copyOf(groups);
		idle = List.copyOf(idle);
		problems = List.copyOf(problems);
	}

	/**
	 * A pod that runs it.
	 *
	 * @param pod {@code namespace/name}
	 * @param node where, empty while pending
	 * @param address its address, empty while pending
	 * @param ready whether it is ready
	 */
	record Runs(String pod, String node, String address, boolean ready) {
	}

	/** What a person would type, each once. */
	List<String> urls() {
		return this.groups.stream()
			.flatMap((group) -> group.routes().stream())
			.flatMap((route) -> route.urls().stream())
			.distinct()
			.toList();
	}

	/** How many routes it has. */
	public int routes() {
		return this.groups.stream().mapToInt((group) -> group.routes().size() + group.more()).sum();
	}

}
