package io.packetwalk.ingress.traefik;

import java.util.Comparator;
import java.util.List;

import io.packetwalk.http.HttpRule;

/**
 * A router.
 *
 * @param key its name: of two with one priority Traefik's choice is undefined, ours goes
 * by this
 * @param priority the higher, the earlier
 * @param rules what its middlewares answer themselves, then what it asks and does
 */
record TraefikRouter(String key, long priority, List<HttpRule> rules) {

	static final Comparator<TraefikRouter> ORDER = Comparator
		.<TraefikRouter>comparingLong((router) -> -router.priority())
		.thenComparing(TraefikRouter::key);

}
