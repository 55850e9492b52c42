package io.packetwalk.ingress.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HostMatch;

/** Host names that listener and route agree on; empty stands for every host. */
final class Hostnames {

	private Hostnames() {
	}

	/**
	 * What a listener and a route have in common; nothing means that the route does not
	 * attach.
	 */
	static List<String> common(@Nullable String listener, List<String> route) {
		String own = (listener != null) ? listener.toLowerCase(Locale.ROOT) : "";
		if (route.isEmpty()) {
			return List.of(own);
		}
		return route.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.flatMap((name) -> narrower(own, name).stream())
			.distinct()
			.toList();
	}

	private static Optional<String> narrower(String listener, String route) {
		if (listener.isEmpty() || covers(listener, route)) {
			return Optional.of(route);
		}
		return covers(route, listener) ? Optional.of(listener) : Optional.empty();
	}

	/** Whether every host of the second is one of the first. */
	private static boolean covers(String wide, String narrow) {
		if (wide.equals(narrow)) {
			return true;
		}
		String below = narrow.startsWith("*.") ? narrow.substring(1) : narrow;
		return wide.startsWith("*.") && below.endsWith(wide.substring(1)) && below.length() > wide.length() - 1;
	}

	static HostMatch match(String hostname) {
		if (hostname.isEmpty()) {
			return new HostMatch.Any();
		}
		return hostname.startsWith("*.") ? new HostMatch.Below(hostname.substring(2)) : new HostMatch.Exact(hostname);
	}

}
