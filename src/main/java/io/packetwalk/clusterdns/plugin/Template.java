package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

/**
 * <a href="https://coredns.io/plugins/template/">template</a>: answers made from the
 * question. Of Go's templates the plain substitutions are known.
 */
final class Template implements Plugin {

	private final String type;

	private final List<String> zones;

	private final List<Pattern> patterns = new ArrayList<>();

	private final List<String> answers = new ArrayList<>();

	private final List<String> additional = new ArrayList<>();

	private final List<String> authority = new ArrayList<>();

	private String rcode = "NOERROR";

	private Fallthrough fallthrough = Fallthrough.NONE;

	private Template(String type, List<String> zones) {
		this.type = type;
		this.zones = zones;
	}

	static Template of(Directive directive, Surroundings surroundings) throws CorefileException {
		List<String> args = directive.atLeast(2);
		String type = args.get(1).toUpperCase(Locale.ROOT);
		Template template = new Template(type, surroundings.zonesOr(args.subList(2, args.size())));
		for (Directive property : directive.block()) {
			template.set(directive, property);
		}
		if (template.patterns.isEmpty()) {
			template.patterns.add(Pattern.compile(".*"));
		}
		return template;
	}

	private void set(Directive directive, Directive property) throws CorefileException {
		switch (property.name()) {
			case "match" -> {
				for (String regex : property.atLeast(1)) {
					this.patterns.add(Patterns.compile(property, regex));
				}
			}
			case "answer" -> this.answers.addAll(property.atLeast(1));
			case "additional" -> this.additional.addAll(property.atLeast(1));
			case "authority" -> this.authority.addAll(property.atLeast(1));
			case "rcode" -> this.rcode = property.argument().toUpperCase(Locale.ROOT);
			case "fallthrough" -> this.fallthrough = Fallthrough.of(property.args());
			case "upstream", "ederror" -> {
				// changes nothing that is shown
			}
			default -> throw directive.unknownProperty(property);
		}
	}

	@Override
	public Response serve(Query query, Handler next) {
		Optional<String> zone = Zones.match(this.zones, query.lowerName());
		boolean asked = this.type.equals("ANY") || this.type.equals(query.type());
		if (zone.isEmpty() || !asked) {
			return next.serve(query);
		}
		for (Pattern pattern : this.patterns) {
			Optional<Matcher> matcher = Patterns.find(pattern, query.name());
			if (matcher.isPresent()) {
				return fill(query, zone.get(), matcher.get());
			}
		}
		return this.fallthrough.through(query.lowerName()) ? next.serve(query)
				: Response.failure("template: the zone is its own, but no pattern matches, so SERVFAIL", "");
	}

	private Response fill(Query query, String zone, Matcher matcher) {
		return new Response(this.rcode, records(this.answers, query, zone, matcher),
				records(this.authority, query, zone, matcher), records(this.additional, query, zone, matcher), true,
				"template: a pattern matches, rcode " + this.rcode, "");
	}

	private static List<Reply.Record> records(List<String> lines, Query query, String zone, Matcher matcher) {
		return lines.stream()
			.map((line) -> record(filled(line, query, zone, matcher)))
			.flatMap(Optional::stream)
			.toList();
	}

	private static String filled(String line, Query query, String zone, Matcher matcher) {
		String text = line.replaceAll("\\{\\{\\s*\\.Name\\s*}}", Matcher.quoteReplacement(query.name()))
			.replaceAll("\\{\\{\\s*\\.Zone\\s*}}", Matcher.quoteReplacement(zone))
			.replaceAll("\\{\\{\\s*\\.Type\\s*}}", query.type())
			.replaceAll("\\{\\{\\s*\\.Class\\s*}}", "IN")
			.replaceAll("\\{\\{\\s*\\.Remote\\s*}}", query.client().toString());
		for (int i = 0; i <= matcher.groupCount(); i++) {
			String group = Matcher.quoteReplacement(Optional.ofNullable(matcher.group(i)).orElse(""));
			text = text.replaceAll("\\{\\{\\s*index\\s+\\.Match\\s+" + i + "\\s*}}", group);
		}
		for (String name : matcher.pattern().namedGroups().keySet()) {
			String group = Matcher.quoteReplacement(Optional.ofNullable(matcher.group(name)).orElse(""));
			text = text.replaceAll("\\{\\{\\s*(index\\s+\\.Group\\s+\"" + name + "\"|\\.Group\\." + name + ")\\s*}}",
					group);
		}
		return text;
	}

	/** A line in zone file form: owner, maybe TTL and class, type, data. */
	private static Optional<Reply.Record> record(String line) {
		Matcher matcher = Pattern
			.compile("(\\S+)\\s+(?:(\\d{1,9})\\s+)?(?:IN\\s+)?(?:(\\d{1,9})\\s+)?([A-Z0-9]+)\\s+(.+)")
			.matcher(line.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String ttl = Optional.ofNullable(matcher.group(2))
			.or(() -> Optional.ofNullable(matcher.group(3)))
			.orElse("3600");
		return Optional.of(new Reply.Record(matcher.group(1), matcher.group(4), Long.parseLong(ttl), matcher.group(5)));
	}

}
