package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.IngressRoute.Route;
import io.packetwalk.cluster.IngressRoute;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.TraefikMiddleware;
import io.packetwalk.http.Ask;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;
import io.packetwalk.ingress.Entrance;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.traefik.CustomServices.Balanced;

/**
 * How Traefik's CRD provider reads IngressRoutes: a router for each route, competing with
 * all others.
 */
public final class IngressRouteRouters {

	private static final String CLASS = "kubernetes.io/ingress.class";

	private final Cluster cluster;

	private final TraefikOptions options;

	private final Middlewares middlewares;

	private final CustomServices services;

	private final List<Finding> findings = new ArrayList<>();

	IngressRouteRouters(Cluster cluster, ServiceEndpoints endpoints) {
		this.cluster = cluster;
		this.options = TraefikOptions.ofCustomResources(cluster);
		this.middlewares = new Middlewares(cluster.edge().traefik().middlewares(), this.options.crossNamespace());
		this.services = new CustomServices(cluster, new TraefikPools(cluster, endpoints, this.options), this.options);
	}

	/** What Traefik's log would say of IngressRoutes and Middlewares. */
	public static List<Finding> findings(Cluster cluster, ServiceEndpoints endpoints) {
		IngressRouteRouters routers = new IngressRouteRouters(cluster, endpoints);
		routers.compile();
		cluster.edge().traefik().middlewares().forEach(routers::notModelled);
		return List.copyOf(routers.findings);
	}

	/** The hosts that IngressRoutes name; one that names none is for every host. */
	public static List<Entrance> entrances(Cluster cluster) {
		List<Entrance> entrances = new ArrayList<>();
		for (IngressRoute route : cluster.edge().traefik().routes()) {
			for (int i = 0; i < route.routes().size(); i++) {
				Origin origin = new Origin(route.ref(), "spec.routes[" + i + "]");
				RuleParser.hosts(route.routes().get(i).match())
					.forEach((host) -> entrances.add(new Entrance(HostMatch.of(host), 0, origin)));
			}
		}
		return entrances;
	}

	List<TraefikRouter> compile() {
		List<TraefikRouter> routers = new ArrayList<>();
		if (this.options.enabled()) {
			for (IngressRoute route : this.cluster.edge().traefik().routes()) {
				for (int i = 0; serves(route) && i < route.routes().size(); i++) {
					routers.add(router(route, i));
				}
			}
		}
		return routers;
	}

	private boolean serves(IngressRoute route) {
		String asked = route.annotations().getOrDefault(CLASS, "");
		return this.options.ingressClass().isEmpty() || this.options.ingressClass().equals(asked);
	}

	private TraefikRouter router(IngressRoute route, int index) {
		Route written = route.routes().get(index);
		String at = "spec.routes[" + index + "]";
		long priority = (written.priority() != 0) ? written.priority() : written.match().length();
		String key = route.namespace() + "-" + route.name() + "-" + "%04d".formatted(index);
		Middlewares.Named named = this.middlewares.of(route.namespace(), written.middlewares());
		MiddlewareSteps steps = new MiddlewareSteps(named.list());
		Balanced balanced = this.services.of(route.namespace(), written.services(), steps);
		HttpCondition condition;
		try {
			RuleExpression expression = RuleParser.parse(written.match());
			condition = HttpCondition.all(List.of(new EntryPoints(route.entryPoints(), route.tls()).condition(),
					new HttpCondition.Asking(expression.asks(), expression::test)));
			clientIp(route, at, expression);
		}
		catch (RuleSyntaxException ex) {
			dropped("ROUTER_RULE_INVALID", route, at + ".match", "its rule cannot be read, " + ex.getMessage());
			condition = dropped("its rule cannot be read: " + ex.getMessage(), List.of());
		}
		if (!named.broken().isEmpty()) {
			dropped("MIDDLEWARE_NOT_FOUND", route, at + ".middlewares", named.broken());
			condition = dropped(named.broken(), condition.asks());
		}
		else if (!balanced.broken().isEmpty()) {
			dropped("ROUTER_SERVICE_NOT_FOUND", route, at + ".services", balanced.broken());
			condition = dropped(balanced.broken(), condition.asks());
		}
		return new TraefikRouter(key, priority,
				rules(written.match(), condition, steps, balanced, route.ref() + " " + at));
	}

	static HttpCondition dropped(String why, List<Ask> asks) {
		return new HttpCondition.Never("Traefik dropped this router: " + why, asks);
	}

	private static List<HttpRule> rules(String text, HttpCondition condition, MiddlewareSteps steps, Balanced balanced,
			String origin) {
		List<HttpRule> rules = new ArrayList<>();
		steps.early()
			.forEach((early) -> rules
				.add(new HttpRule(text + " " + early.name(), new HostMatch.Any(), new PathMatch.CharacterPrefix(""),
						HttpCondition.all(List.of(condition, early.condition())), early.action(), origin)));
		rules.add(new HttpRule(text, new HostMatch.Any(), new PathMatch.CharacterPrefix(""), condition,
				balanced.action(), origin));
		return List.copyOf(rules);
	}

	private void dropped(String code, IngressRoute route, String path, String why) {
		this.findings.add(new Finding(code, true, route.ref(), path,
				route.ref() + ": " + why + "; Traefik drops the router, and its requests are answered 404", ""));
	}

	private void clientIp(IngressRoute route, String at, RuleExpression expression) {
		if (expression.uses("clientip")) {
			this.findings.add(new Finding("MATCHER_NOT_MODELLED", false, route.ref(), at + ".match",
					route.ref() + ": matcher ClientIP is not modelled; it fits every client here", ""));
		}
	}

	private void notModelled(TraefikMiddleware middleware) {
		String type = switch (middleware.action()) {
			case TraefikMiddleware.Unknown unknown -> unknown.type();
			case TraefikMiddleware.IpAllowList list -> "ipAllowList";
			default -> "";
		};
		if (!type.isEmpty()) {
			this.findings.add(new Finding("MIDDLEWARE_NOT_MODELLED", false, middleware.ref(), "spec." + type,
					middleware.ref() + ": " + type + " is not modelled; requests pass as if it let them through", ""));
		}
	}

}
