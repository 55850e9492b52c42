package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.Cidr;

/** <a href="https://coredns.io/plugins/acl/">acl</a>: who may ask what. */
final class Acl implements Plugin {

	private final List<Rule> rules;

	private Acl(List<Rule> rules) {
		this.rules = List.copyOf(rules);
	}

	/** All lines of a server block make one plugin. */
	static Acl of(List<Directive> directives, Surroundings surroundings) throws CorefileException {
		List<Rule> rules = new ArrayList<>();
		for (Directive directive : directives) {
			List<Policy> policies = new ArrayList<>();
			for (Directive line : directive.block()) {
				policies.add(Policy.of(line));
			}
			rules.add(new Rule(surroundings.zonesOr(directive.args()), policies));
		}
		return new Acl(rules);
	}

	/** The first line that matches decides; what no line is about is allowed. */
	@Override
	public Response serve(Query query, Handler next) {
		String action = this.rules.stream()
			.filter((rule) -> Zones.match(rule.zones(), query.lowerName()).isPresent())
			.flatMap((rule) -> rule.policies().stream())
			.filter((policy) -> policy.matches(query))
			.map(Policy::action)
			.findFirst()
			.orElse("allow");
		String why = "acl: a rule says %s for questions of type %s from %s".formatted(action, query.type(),
				query.client());
		return switch (action) {
			case "block" -> Response.empty("REFUSED", why);
			case "filter" -> Response.empty("NOERROR", why);
			case "drop" -> Response.empty("TIMEOUT", why);
			default -> next.serve(query);
		};
	}

	/**
	 * A directive.
	 *
	 * @param zones the names it is about
	 * @param policies its lines
	 */
	private record Rule(List<String> zones, List<Policy> policies) {
	}

	/**
	 * A line of the list.
	 *
	 * @param action {@code allow}, {@code block}, {@code filter} or {@code drop}
	 * @param types the record types it is about; empty for all
	 * @param sources who it is about; empty for all
	 */
	private record Policy(String action, List<String> types, List<Cidr> sources) {

		static Policy of(Directive line) throws CorefileException {
			if (!List.of("allow", "block", "filter", "drop").contains(line.name())) {
				throw line.error(
						"unexpected token \"%s\"; expect 'allow', 'block', 'filter' or 'drop'".formatted(line.name()));
			}
			List<String> types = new ArrayList<>();
			List<Cidr> sources = new ArrayList<>();
			String section = "";
			boolean anybody = false;
			for (String word : line.args()) {
				if (word.equals("type") || word.equals("net")) {
					section = word;
				}
				else if (section.equals("type")) {
					types.add(word.toUpperCase(Locale.ROOT));
				}
				else if (section.equals("net")) {
					anybody |= word.equals("*");
					if (!word.equals("*")) {
						sources.add(source(line, word));
					}
				}
				else {
					throw line.error("unexpected token \"%s\"; expect 'type | net'".formatted(word));
				}
			}
			if (types.contains("*")) {
				types.clear();
			}
			return new Policy(line.name(), types, anybody ? List.of() : sources);
		}

		private static Cidr source(Directive line, String word) throws CorefileException {
			return Cidr.parse(word).orElseThrow(() -> line.error("illegal CIDR notation \"%s\"".formatted(word)));
		}

		boolean matches(Query query) {
			boolean type = this.types.isEmpty() || this.types.contains(query.type());
			return type && (this.sources.isEmpty()
					|| this.sources.stream().anyMatch((source) -> source.contains(query.client())));
		}

	}

}
