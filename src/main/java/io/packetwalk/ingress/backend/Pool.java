package io.packetwalk.ingress.backend;

import java.util.List;

import io.packetwalk.http.HttpOutcome.Upstream;

/**
 * What a controller made of a backend.
 *
 * @param name {@code namespace/service:port}, the Service port's number where it is known
 * @param upstreams what it dials
 * @param usable whether the Service and its port exist and may be used at all
 * @param whyNone why there is nothing to dial, in words; empty when there is
 */
public record Pool(String name, List<Upstream> upstreams, boolean usable, String whyNone) {

	public Pool {
		upstreams = List.copyOf(upstreams);
	}

	public static Pool unusable(String name, String why) {
		return new Pool(name, List.of(), false, why);
	}

	public static Pool of(String name, List<Upstream> upstreams, String whyNone) {
		return new Pool(name, upstreams, true, upstreams.isEmpty() ? whyNone : "");
	}

}
