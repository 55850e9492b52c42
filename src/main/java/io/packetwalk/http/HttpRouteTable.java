package io.packetwalk.http;

/** The routes of a reverse proxy. */
public interface HttpRouteTable {

	/** What the proxy does with a request. */
	HttpOutcome route(HttpRequest request);

}
