package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.IngressRoute.Target;
import io.packetwalk.cluster.TraefikService;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.HttpChanges.Mirror;
import io.packetwalk.ingress.backend.Pool;

/** What becomes of requests that an IngressRoute sends to Services. */
final class CustomServices {

	private static final int DEEPEST = 10;

	private final Cluster cluster;

	private final TraefikPools pools;

	private final boolean crossNamespace;

	CustomServices(Cluster cluster, TraefikPools pools, TraefikOptions options) {
		this.cluster = cluster;
		this.pools = pools;
		this.crossNamespace = options.crossNamespace();
	}

	/**
	 * What is done with requests.
	 *
	 * @param name the name of the load balancer
	 * @param action what is done, before Middlewares had their say
	 * @param broken why the router is dropped, empty when it is not
	 */
	record Balanced(String name, HttpAction action, String broken) {

		static Balanced broken(String name, String why) {
			return new Balanced(name, new HttpAction.Respond(404, why), why);
		}

	}

	/** One alone, or shared out by weight; one that cannot be had drops the router. */
	Balanced of(String namespace, List<Target> targets, MiddlewareSteps steps) {
		return of(namespace, targets, steps, 0);
	}

	private Balanced of(String namespace, List<Target> targets, MiddlewareSteps steps, int depth) {
		if (targets.isEmpty()) {
			return Balanced.broken("", "the route names no service");
		}
		List<HttpAction.Part> parts = new ArrayList<>();
		for (Target target : targets) {
			Balanced one = of(namespace, target, steps, depth);
			if (!one.broken().isEmpty()) {
				return one;
			}
			parts.add(new HttpAction.Part(one.name(), target.weight(), one.action()));
		}
		return (parts.size() == 1) ? new Balanced(parts.getFirst().name(), parts.getFirst().action(), "")
				: new Balanced(parts.getFirst().name(), new HttpAction.Split(parts), "");
	}

	private Balanced of(String namespace, Target target, MiddlewareSteps steps, int depth) {
		String name = target.reference().name();
		String wanted = Objects.requireNonNullElse(target.reference().namespace(), namespace);
		if (name.endsWith("@internal")) {
			return new Balanced(name,
					new HttpAction.Respond(name.startsWith("noop") ? 418 : 200, "Traefik answers by itself: " + name),
					"");
		}
		if (!wanted.equals(namespace) && !this.crossNamespace) {
			return Balanced.broken(wanted + "/" + name, target.kind() + " " + wanted + "/" + name
					+ " is in another namespace, and allowCrossNamespace is off");
		}
		return target.kind().equals("TraefikService") ? custom(wanted, name, steps, depth)
				: plain(this.pools.pool(wanted, target), target, steps);
	}

	private static Balanced plain(Pool pool, Target target, MiddlewareSteps steps) {
		if (!pool.usable()) {
			return Balanced.broken(pool.name(), pool.whyNone());
		}
		HttpChanges changes = steps.changes().then(HttpChanges.speaking(protocol(target)));
		return new Balanced(pool.name(),
				new HttpAction.Forward(pool.name(), pool.upstreams(), steps.rewrite(), 503, pool.whyNone(), changes),
				"");
	}

	/** As written, else by the port, as Traefik guesses. */
	private static String protocol(Target target) {
		if (!target.scheme().isEmpty()) {
			return target.scheme().toUpperCase(Locale.ROOT);
		}
		return (target.port().equals("443") || target.port().startsWith("https")) ? "HTTPS" : "HTTP";
	}

	private Balanced custom(String namespace, String name, MiddlewareSteps steps, int depth) {
		String key = namespace + "/" + name;
		TraefikService service = this.cluster.edge()
			.traefik()
			.services()
			.stream()
			.filter((one) -> one.namespace().equals(namespace) && one.name().equals(name))
			.findFirst()
			.orElse(null);
		if (service == null) {
			return Balanced.broken(key, "there is no TraefikService " + key);
		}
		if (depth >= DEEPEST) {
			return Balanced.broken(key, "TraefikService " + key + " leads back to itself");
		}
		return (service.mirrored() != null) ? mirrored(service, service.mirrored(), steps, depth)
				: of(namespace, service.weighted(), steps, depth + 1);
	}

	private Balanced mirrored(TraefikService service, Target main, MiddlewareSteps steps, int depth) {
		Balanced answering = of(service.namespace(), main, steps, depth + 1);
		List<Mirror> mirrors = service.mirrors().stream().map((copy) -> {
			Pool pool = this.pools.pool(
					Objects.requireNonNullElse(copy.target().reference().namespace(), service.namespace()),
					copy.target());
			return new Mirror(pool.name(), pool.upstreams(), copy.percent());
		}).toList();
		return new Balanced(answering.name(), copied(answering.action(), mirrors), answering.broken());
	}

	private static HttpAction copied(HttpAction action, List<Mirror> mirrors) {
		return switch (action) {
			case HttpAction.Forward forward -> new HttpAction.Forward(forward.backend(), forward.upstreams(),
					forward.rewrite(), forward.status(), forward.whyNone(),
					forward.changes().then(new HttpChanges("", List.of(), List.of(), mirrors, "HTTP")));
			case HttpAction.Split split -> new HttpAction.Split(split.parts()
				.stream()
				.map((part) -> new HttpAction.Part(part.name(), part.weight(), copied(part.action(), mirrors)))
				.toList());
			case HttpAction.Redirect redirect -> redirect;
			case HttpAction.Respond respond -> respond;
		};
	}

}
