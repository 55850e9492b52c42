package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.resolver.Reply;

/**
 * Answers to SRV: a record for each port and target, the addresses beside them.
 *
 * @param records the answer section
 * @param additional the additional section
 */
record ServiceAnswer(List<Reply.Record> records, List<Reply.Record> additional) {

	static ServiceAnswer of(Query query, List<Found> found, long ttl) {
		List<Found> addresses = found.stream().filter((item) -> !item.type().equals("CNAME")).toList();
		int weight = Math.max(1, 100 / Math.max(1, addresses.size()));
		Set<Reply.Record> records = new LinkedHashSet<>();
		Set<Reply.Record> additional = new LinkedHashSet<>();
		for (Found item : addresses) {
			if (item.port() >= 0) {
				records.add(new Reply.Record(query.name(), "SRV", ttl,
						"0 %d %d %s".formatted(weight, item.port(), item.owner())));
				additional.add(new Reply.Record(item.owner(), item.type(), ttl, item.host()));
			}
		}
		return new ServiceAnswer(new ArrayList<>(records), new ArrayList<>(additional));
	}

}
