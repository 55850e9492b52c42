package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.packetwalk.net.IpAddress;

/**
 * The addresses a resolver takes from an answer: those of the name asked and of the names
 * its CNAMEs lead to. Records of any other owner are ignored, which is why a rewritten
 * answer that kept the new name helps {@code dig} but no application.
 *
 * @param addresses the addresses, in the order received
 * @param canonical the name they belong to, ending in a dot
 */
record Addresses(List<IpAddress> addresses, String canonical) {

	static Addresses in(Reply reply, String name, String type) {
		Set<String> owners = new LinkedHashSet<>(List.of(name.toLowerCase(Locale.ROOT)));
		String canonical = name;
		List<IpAddress> addresses = new ArrayList<>();
		for (Reply.Record record : reply.answers()) {
			if (!owners.contains(record.name().toLowerCase(Locale.ROOT))) {
				continue;
			}
			if (record.type().equals("CNAME")) {
				owners.add(record.data().toLowerCase(Locale.ROOT));
				canonical = record.data();
			}
			else if (record.type().equals(type)) {
				IpAddress.parse(record.data()).ifPresent(addresses::add);
			}
		}
		return new Addresses(addresses, canonical);
	}

}
