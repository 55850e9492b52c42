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

	private final List<String> zones;

	private final List<Policy> policies;

	private Acl(List<String> zones, List<Policy> policies) {
		this.zones = zones;
		this.policies = policies;
	}

	static Acl of(Directive directive, Surroundings surroundings) throws CorefileException {
		List<Policy> policies = new ArrayList<>();
		for (Directive line : directive.block()) {
			policies.add(Policy.of(line));
		}
		return new Acl(surroundings.zonesOr(directive.args()), policies);
	}

	@Override
	public Response serve(Query query, Handler next) {
		if (Zones.match(this.zones, query.lowerName()).isEmpty()) {
			return next.serve(query);
		}
		String action = this.policies.stream()
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
			for (String word : line.args()) {
				if (word.equals("type") || word.equals("net")) {
					section = word;
				}
				else if (section.equals("type")) {
					types.add(word.toUpperCase(Locale.ROOT));
				}
				else if (section.equals("net")) {
					sources.add(source(line, word));
				}
				else {
					throw line.error("unexpected token \"%s\"; expect 'type | net'".formatted(word));
				}
			}
			types.removeIf((type) -> type.equals("*") || type.equals("ANY"));
			return new Policy(line.name(), types, sources);
		}

		private static Cidr source(Directive line, String word) throws CorefileException {
			return Cidr.parse(word.equals("*") ? "0.0.0.0/0" : word)
				.orElseThrow(() -> line.error("illegal CIDR notation \"%s\"".formatted(word)));
		}

		boolean matches(Query query) {
			boolean type = this.types.isEmpty() || this.types.contains(query.type());
			return type && (this.sources.isEmpty()
					|| this.sources.stream().anyMatch((source) -> source.contains(query.client())));
		}

	}

}
