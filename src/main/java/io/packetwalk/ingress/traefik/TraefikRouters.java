package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.OrderedRules;
import io.packetwalk.http.PathMatch;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.backend.ServiceEndpoints;

/**
 * How Traefik's Kubernetes Ingress provider reads Ingresses: a router for each path, all
 * routers competing, the one with the longest rule text first.
 */
public final class TraefikRouters {

	private static final HttpAction.Respond NOT_FOUND = new HttpAction.Respond(404,
			"404 page not found: no router matches");

	private final Cluster cluster;

	private final TraefikOptions options;

	private final ServiceEndpoints endpoints;

	private final TraefikPools pools;

	private final List<TraefikRouter> routers = new ArrayList<>();

	public TraefikRouters(Cluster cluster, ServiceEndpoints endpoints, TraefikOptions options) {
		this.cluster = cluster;
		this.options = options;
		this.endpoints = endpoints;
		this.pools = new TraefikPools(cluster, endpoints, options);
	}

	public HttpRouteTable compile() {
		TraefikClass classes = new TraefikClass(this.cluster, this.options);
		List<Ingress> served = this.cluster.ingresses()
			.stream()
			.filter((ingress) -> this.options.enabled() && classes.serves(ingress))
			.toList();
		served.forEach(this::addRouters);
		served.stream()
			.filter((ingress) -> ingress.rules().isEmpty() && ingress.defaultBackend() != null)
			.filter((ingress) -> usable(ingress, ingress.defaultBackend()))
			.findFirst()
			.ifPresent(this::addDefaultRouter);
		this.routers.addAll(new IngressRouteRouters(this.cluster, this.endpoints).compile());
		List<HttpRule> rules = new ArrayList<>();
		if (this.options.redirect() != 0) {
			rules.add(redirectToHttps());
		}
		this.routers.stream().sorted(TraefikRouter.ORDER).forEach((router) -> rules.addAll(router.rules()));
		return new OrderedRules(rules, NOT_FOUND);
	}

	private boolean usable(Ingress ingress, Ingress.Backend backend) {
		return this.pools.pool(ingress.namespace(), backend).usable();
	}

	private HttpRule redirectToHttps() {
		return new HttpRule("entry point web redirections", new HostMatch.Any(), new PathMatch.CharacterPrefix("/"),
				HttpCondition.asking("it came by http",
						(request) -> new HttpCondition.Answer(request.scheme().equals("http"),
								"it came by " + request.scheme())),
				new HttpAction.Redirect(this.options.redirect(), "https://$host$uri$is_args$args",
						"entry point web sends everything to HTTPS"),
				"");
	}

	/** The fallback of an Ingress that has rules is not looked at. */
	private void addDefaultRouter(Ingress ingress) {
		Pool pool = this.pools.pool(ingress.namespace(), java.util.Objects.requireNonNull(ingress.defaultBackend()));
		this.routers.add(new TraefikRouter("default-router", Integer.MIN_VALUE,
				List.of(new HttpRule("default-router PathPrefix(`/`)", new HostMatch.Any(),
						new PathMatch.CharacterPrefix("/"), new TraefikAnnotations(ingress).entryPoints(),
						forward(pool, new MiddlewareSteps(List.of())), ingress.ref() + " spec.defaultBackend"))));
	}

	private void addRouters(Ingress ingress) {
		for (int i = 0; i < ingress.rules().size(); i++) {
			Ingress.Rule rule = ingress.rules().get(i);
			for (int j = 0; j < rule.paths().size(); j++) {
				add(ingress, rule, rule.paths().get(j), ingress.ref() + " spec.rules[" + i + "].http.paths[" + j + "]");
			}
		}
	}

	private void add(Ingress ingress, Ingress.Rule rule, Ingress.Path path, String origin) {
		TraefikAnnotations annotations = new TraefikAnnotations(ingress);
		String host = (rule.host() != null) ? rule.host() : "";
		TraefikRule text = TraefikRule.of(host, path, annotations.pathMatcher(), this.options.strictPrefixMatching());
		Pool pool = this.pools.pool(ingress.namespace(), path.backend());
		Middlewares.Named named = middlewares(annotations);
		String broken = pool.usable() ? named.broken() : pool.whyNone();
		HttpCondition condition = broken.isEmpty() ? annotations.entryPoints()
				: IngressRouteRouters.dropped(broken, annotations.entryPoints().asks());
		long priority = annotations.priority().orElse((long) text.text().length());
		MiddlewareSteps steps = new MiddlewareSteps(named.list());
		String key = ingress.namespace() + "-" + ingress.name() + "-" + host + path.path();
		List<HttpRule> rules = new ArrayList<>();
		steps.early()
			.forEach((early) -> rules.add(new HttpRule(text.text() + " " + early.name(), HostMatch.of(host),
					text.path(), HttpCondition.all(List.of(condition, early.condition())), early.action(), origin)));
		rules.add(new HttpRule(text.text(), HostMatch.of(host), text.path(), condition, forward(pool, steps), origin));
		this.routers.add(new TraefikRouter(key, priority, rules));
	}

	private Middlewares.Named middlewares(TraefikAnnotations annotations) {
		return new Middlewares(this.cluster.edge().traefik().middlewares(), true)
			.ofAnnotation(annotations.middlewares());
	}

	private static HttpAction forward(Pool pool, MiddlewareSteps steps) {
		return new HttpAction.Forward(pool.name(), pool.upstreams(), steps.rewrite(), 503,
				pool.whyNone().isEmpty() ? "no available server" : pool.whyNone(), steps.changes());
	}

}
