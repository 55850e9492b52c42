package io.packetwalk.web.routes;

import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Outside;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/**
 * What a client outside the cluster gets, as a walk that nobody keeps finds out.
 *
 * @param seen what it sees
 * @param peer the address the proxy sees it come from
 */
record Outsider(Attempt.Seen seen, String peer) {

	static Optional<Outsider> of(Lab lab, TraceRequest request, String proxy) {
		try {
			Trace trace = PacketWalker.walk(lab.dataplane(), request, Causes.NONE, TraceListener.SILENT);
			String met = proxy.contains("/") && !proxy.startsWith("gateway ") ? "cloudflared" : proxy;
			Optional<Step> decided = trace.steps()
				.filter((step) -> step.http() != null && step.http().controller().equals(met))
				.findFirst();
			return Optional.of(new Outsider(
					new Attempt.Seen(decided.isPresent(), trace.success(), text(trace, proxy, decided.isPresent())),
					met.equals("cloudflared") ? client(lab, request)
							: decided.map((step) -> peer(trace, step)).orElse(client(lab, request))));
		}
		catch (InvalidRequestException ex) {
			return Optional.empty();
		}
	}

	private static String client(Lab lab, TraceRequest request) {
		String name = request.from().replaceFirst("^external/?", "");
		return Objects.requireNonNullElse(lab.cluster().outside().clients().get(name), Outside.DEFAULT_CLIENT)
			.toString();
	}

	/** The source of the last packet before the proxy read its request. */
	private static String peer(Trace trace, Step decided) {
		return trace.steps()
			.filter((step) -> step.n() < decided.n() && step.packet() != null)
			.reduce((first, second) -> second)
			.map((step) -> Objects.requireNonNull(step.packet()).after().src().toString())
			.orElse("");
	}

	private static String text(Trace trace, String proxy, boolean here) {
		HttpResult http = trace.http();
		String ends = (http == null || http.status() == 0) ? first(trace.symptom().text())
				: (http.status() + " " + HttpResult.reason(http.status())).strip() + by(http);
		return here ? "A client outside gets " + ends + "."
				: "From outside, this URL does not lead to " + Proxies.title(proxy) + ": a client gets " + ends + ".";
	}

	private static String by(HttpResult http) {
		HttpResult.Backend backend = http.backend();
		String location = (http.location() != null) ? " to " + http.location() : "";
		if (backend != null && backend.pod() != null && http.status() < 500) {
			return location + " from pod " + backend.pod();
		}
		return location + ((http.controller() != null) ? " from " + Proxies.title(http.controller()) : "");
	}

	private static String first(String text) {
		return "“" + text.lines().findFirst().orElse("nothing") + "”";
	}

}
