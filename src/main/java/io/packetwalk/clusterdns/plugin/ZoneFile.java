package io.packetwalk.clusterdns.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * The records of a zone file
 * (<a href="https://www.rfc-editor.org/rfc/rfc1035#section-5">RFC 1035, 5</a>). All names
 * are in lower case, as CoreDNS keeps them.
 *
 * @param origin the zone, ending in a dot
 * @param records its records, by owner
 */
record ZoneFile(String origin, Map<String, List<Reply.Record>> records) {

	private static final long DEFAULT_TTL = 3600;

	/** A {@code $GENERATE} could make any number. */
	private static final int MOST_RECORDS = 100_000;

	static ZoneFile parse(Directive directive, String path, String text, String origin) throws CorefileException {
		Map<String, List<Reply.Record>> records = new LinkedHashMap<>();
		try (Master master = new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
				Name.fromString(origin), DEFAULT_TTL)) {
			master.disableIncludes();
			int count = 0;
			for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
				if (++count > MOST_RECORDS) {
					throw directive.error("file \"%s\" has more than %d records".formatted(path, MOST_RECORDS));
				}
				Reply.Record own = record(record);
				records.computeIfAbsent(own.name(), (name) -> new ArrayList<>()).add(own);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw directive.error("dns: %s: %s".formatted(path, ex.getMessage()));
		}
		ZoneFile zone = new ZoneFile(origin, records);
		if (zone.of(origin, "SOA").isEmpty()) {
			throw directive.error("file \"%s\" has no SOA record for origin %s".formatted(path, origin));
		}
		return zone;
	}

	private static Reply.Record record(Record record) throws TextParseException {
		String type = Type.string(record.getType());
		String data = type.equals("AAAA") ? IpAddress.of(record.rdataToString()).toString() : record.rdataToString();
		boolean names = List.of("CNAME", "NS", "MX", "SRV", "SOA", "DNAME", "PTR").contains(type);
		return new Reply.Record(record.getName().toString(false).toLowerCase(Locale.ROOT), type, record.getTTL(),
				names ? data.toLowerCase(Locale.ROOT) : data);
	}

	/** The records of a type at a name. */
	List<Reply.Record> of(String name, String type) {
		return this.records.getOrDefault(name, List.of())
			.stream()
			.filter((record) -> record.type().equals(type))
			.toList();
	}

	boolean has(String name) {
		return this.records.containsKey(name);
	}

	/** Whether longer names make this one exist, although it has no records. */
	boolean isEmptyNode(String name) {
		return this.records.keySet().stream().anyMatch((owner) -> owner.endsWith("." + name));
	}

	/** The delegation a name lies at or below, the one nearest to the zone first. */
	List<Reply.Record> delegation(String name) {
		List<String> labels = List.of(Zones.leftOf(this.origin, name).split("\\."));
		for (int i = labels.size() - 1; i >= 0; i--) {
			String cut = String.join(".", labels.subList(i, labels.size())) + "."
					+ (this.origin.equals(".") ? "" : this.origin);
			List<Reply.Record> servers = of(cut, "NS");
			if (!servers.isEmpty()) {
				return servers;
			}
		}
		return List.of();
	}

	/** The wildcard that stands in for a name that has no records; the nearest one. */
	Optional<String> wildcard(String name) {
		String rest = name;
		while (Zones.holds(this.origin, rest) && !rest.equals(this.origin) && !has(rest)) {
			int dot = rest.indexOf('.');
			String star = "*" + rest.substring(dot);
			if (has(star)) {
				return Optional.of(star);
			}
			rest = (dot + 1 < rest.length()) ? rest.substring(dot + 1) : ".";
		}
		return Optional.empty();
	}

	/** Addresses of the zone's names that the data of other records ends in. */
	List<Reply.Record> addressesOf(List<Reply.Record> records) {
		List<Reply.Record> addresses = new ArrayList<>();
		for (Reply.Record record : records) {
			String target = record.data().substring(record.data().lastIndexOf(' ') + 1);
			addresses.addAll(of(target, "A"));
			addresses.addAll(of(target, "AAAA"));
		}
		return addresses;
	}

}
