package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Fallthrough;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.ReverseNames;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/hosts/">hosts</a>. Without {@code fallthrough} a
 * name it does not know is SERVFAIL: it has no SOA to deny the name with.
 */
final class Hosts implements Plugin {

	private static final int DEFAULT_TTL = 3600;

	private final List<String> zones;

	private final HostsFile file;

	private final Fallthrough fallthrough;

	private final long ttl;

	private final boolean reverse;

	private Hosts(List<String> zones, HostsFile file, Fallthrough fallthrough, long ttl, boolean reverse) {
		this.zones = zones;
		this.file = file;
		this.fallthrough = fallthrough;
		this.ttl = ttl;
		this.reverse = reverse;
	}

	static Hosts of(Directive directive, Surroundings surroundings) throws CorefileException {
		boolean named = !directive.args().isEmpty();
		String path = named ? directive.args().getFirst() : "/etc/hosts";
		List<String> zones = surroundings
			.zonesOr(named ? directive.args().subList(1, directive.args().size()) : List.of());
		List<String> lines = new ArrayList<>();
		surroundings.file(path).ifPresent((text) -> text.lines().forEach(lines::add));
		Fallthrough fallthrough = Fallthrough.NONE;
		long ttl = DEFAULT_TTL;
		boolean reverse = true;
		for (Directive property : directive.block()) {
			switch (property.name()) {
				case "fallthrough" -> fallthrough = Fallthrough.of(property.args());
				case "no_reverse" -> reverse = false;
				case "ttl" -> ttl = property.number(0, 1, 65535);
				case "reload" -> property.argument();
				default -> lines.add(inline(directive, property, fallthrough));
			}
		}
		return new Hosts(zones, new HostsFile(lines, zones), fallthrough, ttl, reverse);
	}

	/** An entry; none may follow {@code fallthrough}. */
	private static String inline(Directive directive, Directive property, Fallthrough fallthrough)
			throws CorefileException {
		if (!fallthrough.zones().isEmpty()) {
			throw directive.unknownProperty(property);
		}
		return property.name() + " " + String.join(" ", property.args());
	}

	@Override
	public Response serve(Query query, Handler next) {
		String name = query.lowerName();
		boolean pointer = query.type().equals("PTR");
		if (Zones.match(this.zones, name).isEmpty() && !pointer) {
			return next.serve(query);
		}
		List<Reply.Record> answers = pointer ? pointers(query) : addresses(query);
		if (pointer && answers.isEmpty()) {
			return next.serve(query);
		}
		if (answers.isEmpty() && !this.file.knows(name)) {
			return this.fallthrough.through(name) ? next.serve(query) : unknown(query);
		}
		String what = answers.isEmpty() ? "knows the name, but no %s for it (NODATA)".formatted(query.type())
				: "has an entry for it";
		return Response.answer(answers, true, "hosts: " + what);
	}

	private static Response unknown(Query query) {
		return Response
			.failure(
					("hosts: no entry for %s, and without fallthrough nobody else is asked; having no SOA to "
							+ "prove that the name does not exist, hosts answers SERVFAIL")
						.formatted(query.name()),
					"");
	}

	private List<Reply.Record> addresses(Query query) {
		AddressFamily family = switch (query.type()) {
			case "A" -> AddressFamily.IPV4;
			case "AAAA" -> AddressFamily.IPV6;
			default -> null;
		};
		if (family == null) {
			return List.of();
		}
		return this.file.addresses(query.lowerName(), family)
			.stream()
			.map((address) -> new Reply.Record(query.name(), query.type(), this.ttl, address.toString()))
			.toList();
	}

	private List<Reply.Record> pointers(Query query) {
		Optional<IpAddress> address = this.reverse ? ReverseNames.address(query.lowerName()) : Optional.empty();
		return address.map(this.file::names)
			.orElse(List.of())
			.stream()
			.map((name) -> new Reply.Record(query.name(), "PTR", this.ttl, name))
			.toList();
	}

}
