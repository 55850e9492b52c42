package io.packetwalk.ingress.gateway;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.GrpcRoute;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.TlsRoute;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.http.Listeners;
import io.packetwalk.http.Listeners.Security;
import io.packetwalk.http.OrderedRules;

/** The listeners of a Gateway with the rules of whatever attached to them. */
final class GatewayTables {

	private static final HttpAction.Respond NOT_FOUND = new HttpAction.Respond(404,
			"no rule of a route on this listener matches");

	private static final HttpAction.Respond RESET = new HttpAction.Respond(HttpOutcome.Respond.RESET,
			"no TLSRoute on this listener is for the server name: the connection is closed");

	private final Statuses statuses;

	private final Backends backends;

	GatewayTables(Statuses statuses, Backends backends) {
		this.statuses = statuses;
		this.backends = backends;
	}

	HttpRouteTable of(Gateway gateway) {
		return new Listeners(this.statuses.listeners(gateway)
			.stream()
			.filter(ListenerStatus::programmed)
			.filter((status) -> List.of("HTTP", "HTTPS", "TLS").contains(status.listener().protocol()))
			.map((status) -> listener(gateway, status))
			.toList());
	}

	private Listeners.Listener listener(Gateway gateway, ListenerStatus status) {
		Gateway.Listener written = status.listener();
		Security security = switch (written.protocol()) {
			case "HTTPS" -> Security.HTTPS;
			case "TLS" -> Security.TLS;
			default -> Security.PLAIN;
		};
		String hostname = (written.hostname() != null) ? written.hostname() : "";
		return new Listeners.Listener(written.name(), written.port(), security, Hostnames.match(hostname),
				rules(gateway, status, security), gateway.ref() + " " + status.at());
	}

	private OrderedRules rules(Gateway gateway, ListenerStatus status, Security security) {
		SortedSet<Rank> ranks = new TreeSet<>(Rank.ORDER);
		for (RouteParent parent : this.statuses.parents(gateway)) {
			parent.attached()
				.stream()
				.filter((attached) -> attached.listener() == status.index())
				.flatMap((attached) -> attached.hostnames().stream())
				.forEach((hostname) -> ranks
					.addAll(ranks(parent, Hostnames.match(hostname), status.listener().tlsMode())));
		}
		return new OrderedRules(ranks.stream().map(Rank::compiled).toList(),
				(security == Security.TLS) ? RESET : NOT_FOUND);
	}

	private List<Rank> ranks(RouteParent parent, HostMatch host, String tlsMode) {
		return switch (parent.route()) {
			case HttpRoute http -> new HttpRouteRules(this.backends).of(http, host);
			case GrpcRoute grpc -> new GrpcRouteRules(this.backends).of(grpc, host);
			case TlsRoute tls ->
				new TlsRouteRules(this.backends, tlsMode.equals("Passthrough") ? "TLS" : "TCP").of(tls, host);
		};
	}

}
