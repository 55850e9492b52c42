package io.packetwalk.ingress.gateway;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.http.Location;
import io.packetwalk.http.PathRewrite;

/**
 * The filter <a href=
 * "https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter">RequestRedirect</a>.
 */
final class Redirection {

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	private Redirection() {
	}

	static HttpAction of(RouteFilter.Redirect filter, @Nullable String prefix) {
		PathRewrite rewrite = (filter.path() != null) ? Treatment.rewrite(filter.path(), prefix) : PathRewrite.NONE;
		return new HttpAction.Redirect(filter.status(),
				new Location.Told(words(filter, rewrite), (request) -> location(filter, rewrite, request)),
				"filter RequestRedirect");
	}

	/** Only what is written is changed; the rest is the request's own. */
	private static String words(RouteFilter.Redirect filter, PathRewrite rewrite) {
		return Objects.requireNonNullElse(filter.scheme(), "$scheme") + "://"
				+ Objects.requireNonNullElse(filter.hostname(), "$host")
				+ ((filter.port() != null) ? ":" + filter.port() : "") + "$uri"
				+ (rewrite.words().isEmpty() ? "" : ", " + rewrite.words());
	}

	private static String location(RouteFilter.Redirect filter, PathRewrite rewrite, HttpRequest request) {
		String scheme = Objects.requireNonNullElse(filter.scheme(), request.scheme());
		String host = Objects.requireNonNullElse(filter.hostname(), request.host());
		int port = port(filter, request);
		boolean wellKnown = port == wellKnown(scheme);
		return scheme + "://" + host + (wellKnown ? "" : ":" + port) + rewrite.apply(request.path())
				+ (request.query().isEmpty() ? "" : "?" + request.query());
	}

	/** As written, else the one of a scheme that is written, else the listener's. */
	private static int port(RouteFilter.Redirect filter, HttpRequest request) {
		if (filter.port() != null) {
			return filter.port();
		}
		return (filter.scheme() != null) ? wellKnown(filter.scheme()) : request.port();
	}

	private static int wellKnown(String scheme) {
		return scheme.equals("https") ? HTTPS : HTTP;
	}

}
