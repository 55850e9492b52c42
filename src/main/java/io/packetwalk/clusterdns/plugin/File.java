package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Fallthrough;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/** <a href="https://coredns.io/plugins/file/">file</a>: zones from zone files. */
final class File implements Plugin {

	private static final int MOST_ALIASES = 8;

	private final Map<String, Optional<ZoneFile>> zones = new LinkedHashMap<>();

	private final Surroundings surroundings;

	private Fallthrough fallthrough = Fallthrough.NONE;

	private File(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	/** All lines of a server block make one plugin. */
	static File of(List<Directive> directives, Surroundings surroundings) throws CorefileException {
		File file = new File(surroundings);
		for (Directive directive : directives) {
			file.add(directive);
		}
		return file;
	}

	/** A file that is not there is tried again later; until then its zones fail. */
	private void add(Directive directive) throws CorefileException {
		List<String> args = directive.atLeast(1);
		Optional<String> text = this.surroundings.fileNamed(args.getFirst());
		for (String zone : this.surroundings.zonesOr(args.subList(1, args.size()))) {
			this.zones.put(zone, text.isEmpty() ? Optional.empty()
					: Optional.of(ZoneFile.parse(directive, args.getFirst(), text.get(), zone)));
		}
		for (Directive property : directive.block()) {
			switch (property.name()) {
				case "fallthrough" -> this.fallthrough = Fallthrough.of(property.args());
				case "reload" -> property.atLeast(1);
				case "upstream", "reload_by_mtime" -> {
					// changes nothing that is shown
				}
				default -> throw directive.unknownProperty(property);
			}
		}
	}

	@Override
	public Response serve(Query query, Handler next) {
		Optional<String> zone = Zones.match(List.copyOf(this.zones.keySet()), query.lowerName());
		if (zone.isEmpty()) {
			return next.serve(query);
		}
		if (query.type().equals("AXFR") || query.type().equals("IXFR")) {
			return Response.failure("REFUSED", "file: zone transfers are refused", "");
		}
		Optional<ZoneFile> file = this.zones.get(zone.get());
		if (file.isEmpty()) {
			return Response.failure("file: the zone file of %s is not there".formatted(zone.get()), "");
		}
		Response response = lookup(query, file.get());
		boolean falls = response.rcode().equals("NXDOMAIN") && this.fallthrough.through(query.lowerName());
		return falls ? next.serve(query) : response;
	}

	/** plugin/file: Zone.Lookup. */
	private Response lookup(Query query, ZoneFile zone) {
		String name = query.lowerName();
		if (name.equals(zone.origin()) && query.type().equals("NS")) {
			List<Reply.Record> servers = zone.of(name, "NS");
			return answer(servers, List.of(), zone.addressesOf(servers), "the zone's name servers");
		}
		List<Reply.Record> delegation = name.equals(zone.origin()) ? List.of() : zone.delegation(name);
		if (!delegation.isEmpty()) {
			return new Response("NOERROR", List.of(), delegation, zone.addressesOf(delegation), false,
					"file: %s is delegated to other servers".formatted(delegation.getFirst().name()), "");
		}
		if (zone.has(name)) {
			return found(query, zone, name, "the zone file has it");
		}
		Optional<String> wildcard = zone.wildcard(name);
		if (wildcard.isPresent()) {
			return found(query, zone, wildcard.get(), "the wildcard %s stands in for it".formatted(wildcard.get()));
		}
		String rcode = zone.isEmptyNode(name) ? "NOERROR" : "NXDOMAIN";
		return denial(rcode, zone, rcode.equals("NOERROR") ? "the name exists, but only as part of longer ones"
				: "the zone file of %s has no such name".formatted(zone.origin()));
	}

	private Response found(Query query, ZoneFile zone, String owner, String why) {
		List<Reply.Record> servers = zone.of(zone.origin(), "NS");
		List<Reply.Record> alias = zone.of(owner, "CNAME");
		if (!alias.isEmpty() && !query.type().equals("CNAME")) {
			Reply.Record first = owned(alias.getFirst(), query);
			return answer(followed(query, zone, first), servers, List.of(), why);
		}
		List<Reply.Record> records = zone.of(owner, query.type())
			.stream()
			.map((record) -> owned(record, query))
			.toList();
		if (records.isEmpty()) {
			return denial("NOERROR", zone, "%s, but no %s record".formatted(why, query.type()));
		}
		boolean pointing = query.type().equals("SRV") || query.type().equals("MX");
		return answer(records, servers, pointing ? zone.addressesOf(records) : List.of(), why);
	}

	private static Reply.Record owned(Reply.Record record, Query query) {
		return new Reply.Record(query.lowerName(), record.type(), record.ttl(), record.data());
	}

	/** Aliases are followed in the zone, then by asking the whole server. */
	private List<Reply.Record> followed(Query query, ZoneFile zone, Reply.Record alias) {
		List<Reply.Record> records = new ArrayList<>(List.of(alias));
		String target = alias.data();
		for (int i = 0; i < MOST_ALIASES; i++) {
			if (!zone.has(target)) {
				records.addAll(this.surroundings.server().serve(query.internal(target)).answers());
				return records;
			}
			List<Reply.Record> further = zone.of(target, "CNAME");
			if (further.isEmpty()) {
				records.addAll(zone.of(target, query.type()));
				return records;
			}
			records.addAll(further);
			target = further.getFirst().data();
		}
		return records;
	}

	private static Response answer(List<Reply.Record> answers, List<Reply.Record> authority,
			List<Reply.Record> additional, String why) {
		return new Response("NOERROR", answers, authority, additional, true, "file: " + why, "");
	}

	private static Response denial(String rcode, ZoneFile zone, String why) {
		return new Response(rcode, List.of(), zone.of(zone.origin(), "SOA").subList(0, 1), List.of(), true,
				"file: " + why, "");
	}

}
