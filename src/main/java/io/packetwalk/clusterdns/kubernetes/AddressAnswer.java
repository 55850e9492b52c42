package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/** Answers to A and AAAA: addresses, and CNAMEs followed (plugin/backend_lookup.go). */
final class AddressAnswer {

	private static final int MOST_ALIASES = 8;

	private final NameLookup names;

	private final Handler server;

	private final String zone;

	private final long ttl;

	AddressAnswer(NameLookup names, Handler server, String zone, long ttl) {
		this.names = names;
		this.server = server;
		this.zone = zone;
		this.ttl = ttl;
	}

	List<Reply.Record> records(Query query, List<Found> found) {
		return records(query, found, new LinkedHashSet<>());
	}

	private List<Reply.Record> records(Query query, List<Found> found, Set<String> followed) {
		Set<Reply.Record> records = new LinkedHashSet<>();
		for (Found item : found) {
			if (item.type().equals("CNAME")) {
				records.addAll(alias(query, item, followed));
			}
			else if (item.type().equals(query.type())) {
				records.add(new Reply.Record(query.name(), query.type(), this.ttl, item.host()));
			}
		}
		return List.copyOf(records);
	}

	/**
	 * A target in the zone that leads nowhere leaves no CNAME; a target outside always
	 * does.
	 */
	private List<Reply.Record> alias(Query query, Found item, Set<String> followed) {
		String target = item.target().toLowerCase(Locale.ROOT);
		if (Zones.holds(query.lowerName(), target) || !followed.add(target) || followed.size() > MOST_ALIASES) {
			return List.of();
		}
		List<Reply.Record> records = new ArrayList<>();
		records.add(new Reply.Record(query.name(), "CNAME", this.ttl, item.target()));
		if (!Zones.holds(this.zone, target)) {
			records.addAll(this.server.serve(query.internal(item.target())).answers());
			return records;
		}
		Query inZone = query.withName(item.target());
		List<Reply.Record> rest = records(inZone, this.names.find(target, this.zone).found(), followed);
		records.addAll(rest);
		return rest.isEmpty() ? List.of() : records;
	}

}
