package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.BackendRef;
import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.http.HeaderChange;
import io.packetwalk.http.HeaderChange.Kind;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.PathRewrite;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.gateway.Backends.Backend;

/**
 * What a rule does: its filters, then its backends.
 *
 * @param backends what backends lead to
 * @param route the route the rule is of
 * @param filters the rule's filters
 * @param prefix what the rule's path prefix is, null when it has none
 * @param broken the status for backends that are not there
 */
record Treatment(Backends backends, GatewayRoute route, List<RouteFilter> filters, @Nullable String prefix,
		int broken) {

	HttpAction of(List<BackendRef> refs) {
		for (RouteFilter filter : this.filters) {
			if (filter instanceof RouteFilter.Redirect redirect) {
				return Redirection.of(redirect, this.prefix);
			}
			if (filter instanceof RouteFilter.Unknown unknown && unknown.type().equals("ExtensionRef")) {
				return new HttpAction.Respond(500,
						"filter " + unknown.named() + " is not known here, and without it the request may not pass");
			}
		}
		if (refs.isEmpty()) {
			return new HttpAction.Respond(this.broken, "the rule has no backendRefs");
		}
		List<HttpAction.Part> parts = refs.stream().map(this::part).toList();
		return (parts.size() == 1 && parts.getFirst().weight() > 0) ? parts.getFirst().action()
				: new HttpAction.Split(parts);
	}

	private HttpAction.Part part(BackendRef ref) {
		Backend backend = this.backends.resolve(this.route, ref);
		Pool pool = backend.pool();
		if (!backend.resolved()) {
			return new HttpAction.Part(pool.name(), ref.weight(),
					new HttpAction.Respond(this.broken, backend.condition().message()));
		}
		List<RouteFilter> all = Stream.concat(this.filters.stream(), ref.filters().stream()).toList();
		return new HttpAction.Part(pool.name(), ref.weight(), new HttpAction.Forward(pool.name(), pool.upstreams(),
				rewrite(all), 503, pool.whyNone(), changes(all).then(HttpChanges.speaking(backend.protocol()))));
	}

	private PathRewrite rewrite(List<RouteFilter> all) {
		return all.stream()
			.flatMap((filter) -> (filter instanceof RouteFilter.Rewrite rewrite) ? Stream.ofNullable(rewrite.path())
					: Stream.empty())
			.findFirst()
			.map((path) -> rewrite(path, this.prefix))
			.orElse(PathRewrite.NONE);
	}

	/** A prefix can be replaced only where a prefix was matched. */
	static PathRewrite rewrite(RouteFilter.Path path, @Nullable String prefix) {
		if (!path.prefix()) {
			return PathRewrite.full(path.value());
		}
		return (prefix != null) ? PathRewrite.prefix(prefix, path.value()) : PathRewrite.NONE;
	}

	private HttpChanges changes(List<RouteFilter> all) {
		HttpChanges changes = HttpChanges.NONE;
		for (RouteFilter filter : all) {
			changes = changes.then(switch (filter) {
				case RouteFilter.Headers headers when headers.answer() ->
					new HttpChanges("", List.of(), headers(headers), List.of(), "HTTP");
				case RouteFilter.Headers headers -> new HttpChanges("", headers(headers), List.of(), List.of(), "HTTP");
				case RouteFilter.Rewrite rewrite when rewrite.hostname() != null ->
					new HttpChanges(rewrite.hostname(), List.of(), List.of(), List.of(), "HTTP");
				case RouteFilter.Mirror mirror ->
					new HttpChanges("", List.of(), List.of(), List.of(mirror(mirror)), "HTTP");
				case RouteFilter.Rewrite rewrite -> HttpChanges.NONE;
				case RouteFilter.Redirect redirect -> HttpChanges.NONE;
				case RouteFilter.Unknown unknown -> HttpChanges.NONE;
			});
		}
		return changes;
	}

	private static List<HeaderChange> headers(RouteFilter.Headers headers) {
		List<HeaderChange> changes = new ArrayList<>();
		headers.set().forEach((one) -> changes.add(new HeaderChange(Kind.SET, one.name(), one.value())));
		headers.add().forEach((one) -> changes.add(new HeaderChange(Kind.ADD, one.name(), one.value())));
		headers.remove().forEach((name) -> changes.add(new HeaderChange(Kind.REMOVE, name, "")));
		return changes;
	}

	/** A copy that cannot be sent is not missed by anybody. */
	private HttpChanges.Mirror mirror(RouteFilter.Mirror mirror) {
		Pool pool = this.backends.resolve(this.route, mirror.backend()).pool();
		return new HttpChanges.Mirror(pool.name(), pool.upstreams(), mirror.percent());
	}

}
