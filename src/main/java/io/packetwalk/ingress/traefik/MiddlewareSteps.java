package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.packetwalk.cluster.TraefikMiddleware;
import io.packetwalk.http.HeaderChange.Kind;
import io.packetwalk.http.HeaderChange;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.http.Location;
import io.packetwalk.http.PathRewrite;

/** What a router's Middlewares do to a request, one after the other. */
final class MiddlewareSteps {

	private final List<Early> early = new ArrayList<>();

	private PathRewrite rewrite = PathRewrite.NONE;

	private HttpChanges changes = HttpChanges.NONE;

	MiddlewareSteps(List<TraefikMiddleware> middlewares) {
		middlewares.forEach(this::add);
	}

	/** An answer that a Middleware gives itself. */
	record Early(String name, HttpCondition condition, HttpAction action) {
	}

	List<Early> early() {
		return List.copyOf(this.early);
	}

	PathRewrite rewrite() {
		return this.rewrite;
	}

	HttpChanges changes() {
		return this.changes;
	}

	private void add(TraefikMiddleware middleware) {
		switch (middleware.action()) {
			case TraefikMiddleware.StripPrefix strip ->
				then("strip " + String.join(" or ", strip.prefixes()), (path) -> stripPrefix(strip.prefixes(), path));
			case TraefikMiddleware.StripPrefixRegex strip -> {
				List<Pattern> patterns = strip.regex().stream().map(MiddlewareSteps::pattern).toList();
				then("strip ~ " + String.join(" or ", strip.regex()), (path) -> stripRegex(patterns, path));
			}
			case TraefikMiddleware.AddPrefix add ->
				then("add " + add.prefix() + " in front", (path) -> add.prefix() + path);
			case TraefikMiddleware.ReplacePath replace ->
				then("the path becomes " + replace.path(), (path) -> replace.path());
			case TraefikMiddleware.ReplacePathRegex replace -> {
				Pattern pattern = pattern(replace.regex());
				then(replace.regex() + " becomes " + replace.replacement(),
						(path) -> GoReplacement.replaceAll(pattern, path, replace.replacement()));
			}
			case TraefikMiddleware.RedirectScheme redirect -> redirectScheme(middleware, redirect);
			case TraefikMiddleware.RedirectRegex redirect -> redirectRegex(middleware, redirect);
			case TraefikMiddleware.Headers headers -> this.changes = this.changes.then(headers(headers));
			case TraefikMiddleware.IpAllowList list -> {
			}
			case TraefikMiddleware.Chain chain -> {
			}
			case TraefikMiddleware.Unknown unknown -> {
			}
		}
	}

	private void then(String words, PathRewrite next) {
		PathRewrite before = this.rewrite;
		this.rewrite = new PathRewrite.Told(before.words().isEmpty() ? words : before.words() + ", then " + words,
				(path) -> next.apply(before.apply(path)));
	}

	/** An expression that Go takes and Java does not matches nothing. */
	private static Pattern pattern(String expression) {
		try {
			return Pattern.compile(expression);
		}
		catch (PatternSyntaxException ex) {
			return Pattern.compile("(?!)");
		}
	}

	private static String stripPrefix(List<String> prefixes, String path) {
		return prefixes.stream()
			.filter(path::startsWith)
			.findFirst()
			.map((prefix) -> slashed(path.substring(prefix.length())))
			.orElse(path);
	}

	private static String stripRegex(List<Pattern> patterns, String path) {
		for (Pattern pattern : patterns) {
			Matcher matcher = pattern.matcher(path);
			if (matcher.find() && !matcher.group().isEmpty() && path.startsWith(matcher.group())) {
				return slashed(path.substring(matcher.group().length()));
			}
		}
		return path;
	}

	private static String slashed(String path) {
		return path.startsWith("/") ? path : "/" + path;
	}

	private void redirectScheme(TraefikMiddleware middleware, TraefikMiddleware.RedirectScheme redirect) {
		PathRewrite before = this.rewrite;
		boolean wellKnown = redirect.port().isEmpty()
				|| (redirect.scheme().equals("https") && redirect.port().equals("443"))
				|| (redirect.scheme().equals("http") && redirect.port().equals("80"));
		String port = wellKnown ? "" : ":" + redirect.port();
		redirect(middleware, HttpCondition.asking("it did not come by " + redirect.scheme(),
				(request) -> new Answer(!request.scheme().equals(redirect.scheme()), "it came by " + request.scheme())),
				redirect.permanent(), new Location.Told(redirect.scheme() + "://$host" + port + "$uri",
						(request) -> redirect.scheme() + "://" + request.host() + port + uri(request, before)));
	}

	private void redirectRegex(TraefikMiddleware middleware, TraefikMiddleware.RedirectRegex redirect) {
		PathRewrite before = this.rewrite;
		Pattern pattern = pattern(redirect.regex());
		redirect(middleware, HttpCondition.asking("URL ~ " + redirect.regex(), (request) -> {
			String url = url(request, before);
			boolean moves = pattern.matcher(url).find()
					&& !GoReplacement.replaceAll(pattern, url, redirect.replacement()).equals(url);
			return new Answer(moves, url + (moves ? " fits " : " does not fit ") + redirect.regex());
		}), redirect.permanent(), new Location.Told(redirect.replacement(),
				(request) -> GoReplacement.replaceAll(pattern, url(request, before), redirect.replacement())));
	}

	/** Other methods than GET keep theirs, so they get a status that says so. */
	private void redirect(TraefikMiddleware middleware, HttpCondition condition, boolean permanent, Location location) {
		String name = middleware.ref().toString();
		HttpCondition get = HttpCondition.all(List.of(
				HttpCondition.asking("method GET",
						(request) -> new Answer(request.method().equals("GET"),
								request.method().equals("GET") ? "" : "its method is " + request.method())),
				condition));
		this.early.add(new Early(name, get, new HttpAction.Redirect(permanent ? 301 : 302, location, name)));
		this.early.add(new Early(name + " for other methods", condition,
				new HttpAction.Redirect(permanent ? 308 : 307, location, name)));
	}

	private static String uri(HttpRequest request, PathRewrite before) {
		return before.apply(request.path()) + (request.query().isEmpty() ? "" : "?" + request.query());
	}

	private static String url(HttpRequest request, PathRewrite before) {
		return request.scheme() + "://" + request.host() + uri(request, before);
	}

	/** An empty value takes the header away. */
	private static HttpChanges headers(TraefikMiddleware.Headers headers) {
		return new HttpChanges(headers.request().getOrDefault("Host", ""), changes(headers.request()),
				changes(headers.answer()), List.of(), "HTTP");
	}

	private static List<HeaderChange> changes(Map<String, String> headers) {
		return headers.entrySet()
			.stream()
			.filter((header) -> !header.getKey().equals("Host"))
			.map((header) -> new HeaderChange(header.getValue().isEmpty() ? Kind.REMOVE : Kind.SET, header.getKey(),
					header.getValue()))
			.toList();
	}

}
