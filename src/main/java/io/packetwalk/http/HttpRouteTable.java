package io.packetwalk.http;

/** The routes of a reverse proxy. */
public sealed interface HttpRouteTable permits OrderedRules, VirtualHosts, Listeners {

	/** What the proxy does with a request, chance falling as the draw says. */
	HttpOutcome route(HttpRequest request, HttpDraw draw);

	/** What it does when of several shares the first is taken. */
	default HttpOutcome route(HttpRequest request) {
		return route(request, HttpDraw.FIRST);
	}

}
