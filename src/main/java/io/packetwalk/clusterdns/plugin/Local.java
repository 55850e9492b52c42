package io.packetwalk.clusterdns.plugin;

import java.util.List;
import java.util.Optional;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/local/">local</a>: answers names of the machine
 * itself, also {@code localhost.} in front of a search domain.
 */
final class Local implements Plugin {

	private static final long TTL = 604_800;

	private static final String LOCALHOST = "localhost.";

	private static final List<String> ZONES = List.of(LOCALHOST, "0.in-addr.arpa.", "127.in-addr.arpa.",
			"255.in-addr.arpa.");

	@Override
	public Response serve(Query query, Handler next) {
		String name = query.lowerName();
		if (name.length() > LOCALHOST.length() && (name.startsWith(LOCALHOST) || name.endsWith("." + LOCALHOST))) {
			return address(query).orElseGet(() -> denial("NOERROR", query.name()));
		}
		Optional<String> zone = Zones.match(ZONES, name);
		return zone.isEmpty() ? next.serve(query) : answer(query, zone.get());
	}

	private static Response answer(Query query, String zone) {
		String name = query.lowerName();
		if (name.equals("1.0.0.127.in-addr.arpa.")) {
			return query.type().equals("PTR") ? found(query, LOCALHOST) : denial("NOERROR", zone);
		}
		if (!name.equals(zone)) {
			return denial("NXDOMAIN", zone);
		}
		return switch (query.type()) {
			case "SOA" -> Response.answer(List.of(soa(query.name())), false, "local: the zone's SOA");
			case "NS" -> found(query, LOCALHOST);
			default -> (name.equals(LOCALHOST) ? address(query) : Optional.<Response>empty())
				.orElseGet(() -> denial("NOERROR", query.name()));
		};
	}

	private static Optional<Response> address(Query query) {
		return switch (query.type()) {
			case "A" -> Optional.of(found(query, "127.0.0.1"));
			case "AAAA" -> Optional.of(found(query, "::1"));
			default -> Optional.empty();
		};
	}

	private static Response found(Query query, String data) {
		return Response.answer(List.of(new Reply.Record(query.name(), query.type(), TTL, data)), false,
				"local: a name of the machine itself");
	}

	private static Response denial(String rcode, String zone) {
		return new Response(rcode, List.of(), List.of(soa(zone)), List.of(), false,
				"local: nothing of that kind is known of the machine itself", "");
	}

	private static Reply.Record soa(String zone) {
		return new Reply.Record(zone, "SOA", TTL, "localhost. root.localhost. 1 0 0 0 " + TTL);
	}

}
