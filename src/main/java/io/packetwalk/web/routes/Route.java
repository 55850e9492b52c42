package io.packetwalk.web.routes;

import java.util.List;

/**
 * Requests for a host and a path, and the rules tried for them one after the other.
 *
 * @param hosts any of these
 * @param paths any of these
 * @param steps the rules
 * @param urls what a person would type
 */
record Route(List<String> hosts, List<PathText> paths, List<Step> steps, List<String> urls) {

	Route {
		hosts = List.copyOf(hosts);
		paths = List.copyOf(paths);
		steps = List.copyOf(steps);
		urls = List.copyOf(urls);
	}

}
