package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/cache/">cache</a>. Each lookup here is a first one,
 * so what shows of it is the cap on TTLs: every record gets the smallest TTL of the
 * message, no less than the floor and no more than the configured most.
 */
final class Cache implements Plugin {

	private static final int FLOOR_SECONDS = 5;

	private static final int MOST_SECONDS = 3600;

	private static final int MOST_DENIAL_SECONDS = 1800;

	private final List<String> zones;

	private long most = MOST_SECONDS;

	private long least = FLOOR_SECONDS;

	private long mostDenial = MOST_DENIAL_SECONDS;

	private long leastDenial = FLOOR_SECONDS;

	private Cache(List<String> zones) {
		this.zones = zones;
	}

	static Cache of(Directive directive, Surroundings surroundings) throws CorefileException {
		List<String> zones = new ArrayList<>(directive.args());
		boolean limited = !zones.isEmpty() && zones.getFirst().matches("\\d+");
		if (limited) {
			zones.removeFirst();
		}
		Cache cache = new Cache(surroundings.zonesOr(zones));
		if (limited) {
			int ttl = directive.number(0, 0, Integer.MAX_VALUE);
			if (ttl == 0) {
				throw directive.error("cache TTL can not be zero or negative: 0");
			}
			cache.most = ttl;
			cache.mostDenial = ttl;
		}
		for (Directive property : directive.block()) {
			cache.set(directive, property);
		}
		return cache;
	}

	private void set(Directive directive, Directive property) throws CorefileException {
		switch (property.name()) {
			case "success" -> {
				this.most = ttl(property, 1, this.most);
				this.least = ttl(property, 2, this.least);
			}
			case "denial" -> {
				this.mostDenial = ttl(property, 1, this.mostDenial);
				this.leastDenial = ttl(property, 2, this.leastDenial);
			}
			case "disable" -> {
				String what = property.atLeast(1).getFirst();
				if (!List.of("success", "denial").contains(what)) {
					throw property.error("cache type for disable must be \"success\" or \"denial\"");
				}
			}
			case "servfail", "prefetch" -> property.atLeast(1);
			case "serve_stale", "keepttl" -> {
				// change later answers only
			}
			default -> throw directive.unknownProperty(property);
		}
	}

	private static long ttl(Directive property, int index, long otherwise) throws CorefileException {
		property.atLeast(1);
		return (property.args().size() > index) ? property.number(index, 0, Integer.MAX_VALUE) : otherwise;
	}

	@Override
	public Response serve(Query query, Handler next) {
		Response response = next.serve(query);
		if (response.isServerError() || Zones.match(this.zones, query.lowerName()).isEmpty()) {
			return response;
		}
		long ttl = ttl(response);
		return response.mapped((record) -> new Reply.Record(record.name(), record.type(), ttl, record.data()));
	}

	private long ttl(Response response) {
		boolean denial = response.authority().stream().anyMatch((record) -> record.type().equals("SOA"))
				&& response.answers().isEmpty();
		long smallest = Stream.of(response.answers(), response.authority(), response.additional())
			.flatMap(List::stream)
			.mapToLong(Cache::lifetime)
			.min()
			.orElse(FLOOR_SECONDS);
		long floor = denial ? this.leastDenial : this.least;
		return Math.min(Math.max(Math.min(smallest, MOST_SECONDS), floor), denial ? this.mostDenial : this.most);
	}

	/** Of an SOA the last field, the lifetime of "no such name", counts too. */
	private static long lifetime(Reply.Record record) {
		if (!record.type().equals("SOA")) {
			return record.ttl();
		}
		String minimum = record.data().substring(record.data().lastIndexOf(' ') + 1);
		return minimum.matches("\\d{1,10}") ? Math.min(record.ttl(), Long.parseLong(minimum)) : record.ttl();
	}

}
