package io.packetwalk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.http.HttpOutcome.Tried;

/**
 * A table for each host: the host alone picks the table, and what that table does not
 * know is not looked for in another
 * (<a href="https://nginx.org/en/docs/http/server_names.html">nginx servers</a>).
 *
 * @param servers the hosts' tables; an exact host beats a wildcard
 * @param otherwise the table of every other host
 */
public record VirtualHosts(List<Server> servers, HttpRouteTable otherwise) implements HttpRouteTable {

	public VirtualHosts {
		servers = List.copyOf(servers);
	}

	/**
	 * One host.
	 *
	 * @param host which
	 * @param routes its table
	 * @param origin what it was made from
	 */
	public record Server(HostMatch host, HttpRouteTable routes, String origin) {
	}

	@Override
	public HttpOutcome route(HttpRequest request, HttpDraw draw) {
		List<Tried> tried = new ArrayList<>();
		for (Server server : exactFirst()) {
			boolean matched = server.host().matches(request.host());
			String verdict = matched ? "serves" : "does not serve";
			tried.add(new Tried("server " + server.host(), matched, "it " + verdict + " host " + request.host(),
					server.origin()));
			if (matched) {
				return server.routes().route(request, draw).after(tried);
			}
		}
		tried.add(
				new Tried("server _", true, "no server is named " + request.host() + ": the default one takes it", ""));
		return this.otherwise.route(request, draw).after(tried);
	}

	private List<Server> exactFirst() {
		return Stream
			.concat(this.servers.stream().filter((server) -> server.host() instanceof HostMatch.Exact),
					this.servers.stream().filter((server) -> !(server.host() instanceof HostMatch.Exact)))
			.toList();
	}

}
