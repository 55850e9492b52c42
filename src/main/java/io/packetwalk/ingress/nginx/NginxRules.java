package io.packetwalk.ingress.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.OrderedRules;
import io.packetwalk.http.PathMatch;
import io.packetwalk.http.PathRewrite;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.nginx.NginxCanaries.Canary;

/**
 * The rules of one nginx server in the order they decide. What a location does before it
 * passes a request on stands as rules of its own before the location's.
 */
final class NginxRules {

	private static final HttpAction.Respond NOT_FOUND = new HttpAction.Respond(404,
			"the controller's default backend answers 404 to whatever no rule claims");

	private static final String SELF = "$uri$is_args$args";

	private final NginxOptions options;

	private final NginxPools pools;

	private final NginxCanaries canaries;

	NginxRules(NginxOptions options, NginxPools pools, NginxCanaries canaries) {
		this.options = options;
		this.pools = pools;
		this.canaries = canaries;
	}

	OrderedRules of(NginxServer server) {
		boolean regex = server.regex();
		List<NginxLocation> locations = server.inOrder();
		List<HttpRule> rules = new ArrayList<>();
		locations.stream()
			.filter(NginxLocation::exact)
			.filter((location) -> !regex)
			.forEach((location) -> rules.addAll(rules(server, location, false)));
		if (!regex) {
			rules.addAll(missingSlashes(locations));
		}
		locations.stream()
			.filter((location) -> regex || !location.exact())
			.forEach((location) -> rules.addAll(rules(server, location, regex)));
		return new OrderedRules(rules, NOT_FOUND);
	}

	/**
	 * nginx completes the path of a proxied location that ends in a slash by itself,
	 * unless another location is for just what comes before the slash.
	 */
	private static List<HttpRule> missingSlashes(List<NginxLocation> locations) {
		Set<String> paths = locations.stream().map(NginxLocation::path).collect(Collectors.toSet());
		return locations.stream()
			.filter((location) -> location.path().endsWith("/") && !location.path().equals("/"))
			.filter((location) -> !paths.contains(withoutSlash(location)))
			.map((location) -> new HttpRule(location.text(false) + " without its slash", new HostMatch.Any(),
					new PathMatch.Exact(withoutSlash(location)), HttpCondition.NONE,
					new HttpAction.Redirect(301, "$uri/$is_args$args",
							"nginx adds the slash that the path of the location ends in"),
					location.origin()))
			.toList();
	}

	private static String withoutSlash(NginxLocation location) {
		return location.path().substring(0, location.path().length() - 1);
	}

	private List<HttpRule> rules(NginxServer server, NginxLocation location, boolean regex) {
		PathMatch path = location.match(regex);
		String text = location.text(regex);
		List<HttpRule> rules = new ArrayList<>();
		Ingress ingress = location.ingress();
		if (ingress != null) {
			redirects(server, ingress).forEach((step) -> rules.add(new HttpRule(text + " " + step.text(),
					new HostMatch.Any(), path, step.condition(), step.action(), location.origin())));
		}
		Pool pool = pool(location);
		HttpAction action = (pool != null) ? forward(location, pool) : NOT_FOUND;
		if (pool != null) {
			Canary canary = this.canaries.beside(pool).orElse(null);
			if (canary != null) {
				HttpAction other = forward(location, canary.pool());
				if (canary.asks()) {
					rules.add(new HttpRule(text + " canary", new HostMatch.Any(), path, canary.wanted(), other,
							canary.origin()));
					rules.add(new HttpRule(text + " not the canary", new HostMatch.Any(), path, canary.unwanted(),
							action, canary.origin()));
				}
				action = new HttpAction.Split(
						List.of(new HttpAction.Part(pool.name(), canary.total() - canary.weight(), action),
								new HttpAction.Part(canary.pool().name(), canary.weight(), other)));
			}
		}
		rules.add(new HttpRule(text, new HostMatch.Any(), path, HttpCondition.NONE, action, location.origin()));
		return rules;
	}

	/** Something a location does before it passes a request on. */
	private record Early(String text, HttpCondition condition, HttpAction action) {
	}

	private List<Early> redirects(NginxServer server, Ingress ingress) {
		NginxAnnotations annotations = new NginxAnnotations(ingress);
		List<Early> early = new ArrayList<>();
		annotations.text("temporal-redirect")
			.ifPresentOrElse((url) -> early.add(elsewhere("temporal-redirect", annotations
				.number("temporal-redirect-code", 302), url)), () -> annotations.text("permanent-redirect")
					.ifPresent((url) -> early.add(
							elsewhere("permanent-redirect", annotations.number("permanent-redirect-code", 301), url))));
		annotations.text("app-root")
			.ifPresent((root) -> early.add(new Early("app-root",
					HttpCondition.asking("path exactly /",
							(request) -> new Answer(request.path().equals("/"), "path is " + request.path())),
					new HttpAction.Redirect(302, "$scheme://$host" + root, "annotation app-root"))));
		httpsOnly(server, annotations).ifPresent(early::add);
		return early;
	}

	private static Early elsewhere(String annotation, int code, String url) {
		return new Early(annotation, HttpCondition.NONE,
				new HttpAction.Redirect(code, url, "annotation " + annotation));
	}

	private java.util.Optional<Early> httpsOnly(NginxServer server, NginxAnnotations annotations) {
		boolean forced = annotations.flag("force-ssl-redirect", this.options.forceSslRedirect());
		boolean wanted = annotations.flag("ssl-redirect", this.options.sslRedirect()) && server.hasCertificate();
		if (!forced && !wanted) {
			return java.util.Optional.empty();
		}
		String why = forced ? "force-ssl-redirect is on" : "the host has a certificate and ssl-redirect is on";
		return java.util.Optional.of(new Early(forced ? "force-ssl-redirect" : "ssl-redirect",
				HttpCondition.asking("it came by http",
						(request) -> new Answer(request.scheme().equals("http"), "it came by " + request.scheme())),
				new HttpAction.Redirect(308, "https://$host" + SELF, why)));
	}

	private @Nullable Pool pool(NginxLocation location) {
		if (location.ingress() != null && location.backend() != null && location.backend().service() != null) {
			return this.pools.pool(location.ingress(), location.backend());
		}
		String service = this.options.defaultBackend();
		int slash = service.indexOf('/');
		return (slash < 0) ? null : this.pools.firstPort(service.substring(0, slash), service.substring(slash + 1));
	}

	private static HttpAction forward(NginxLocation location, Pool pool) {
		return new HttpAction.Forward(pool.name(), pool.upstreams(), rewrite(location), 503, pool.whyNone(),
				changes(location));
	}

	private static HttpChanges changes(NginxLocation location) {
		if (location.ingress() == null) {
			return HttpChanges.NONE;
		}
		NginxAnnotations annotations = new NginxAnnotations(location.ingress());
		return new HttpChanges(annotations.text("upstream-vhost").orElse(""), List.of(), List.of(), List.of(),
				annotations.text("backend-protocol").orElse("HTTP").toUpperCase(Locale.ROOT));
	}

	private static PathRewrite rewrite(NginxLocation location) {
		if (!location.rewrites() || location.ingress() == null) {
			return PathRewrite.NONE;
		}
		try {
			return PathRewrite.nginx(Pattern.compile("(?i)" + location.path()),
					new NginxAnnotations(location.ingress()).rewriteTarget());
		}
		catch (PatternSyntaxException ex) {
			return PathRewrite.NONE;
		}
	}

}
