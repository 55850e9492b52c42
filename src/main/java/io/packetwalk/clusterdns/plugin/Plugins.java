package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Surroundings;

/** Sets up the plugins of this package from their directives. */
public final class Plugins {

	/** The plugins that can stand in one server block several times. */
	private static final List<String> REPEATABLE = List.of("rewrite", "template", "forward", "acl", "file", "log",
			"import");

	private Plugins() {
	}

	/**
	 * The plugins all directives of one name in a server block make; none for those that
	 * do not answer.
	 */
	public static List<Plugin> of(List<Directive> directives, Surroundings surroundings) throws CorefileException {
		Directive first = directives.getFirst();
		if (directives.size() > 1 && !REPEATABLE.contains(first.name())) {
			throw directives.get(1).error("this plugin can only be used once per Server Block");
		}
		return switch (first.name()) {
			case "rewrite" -> List.of(Rewrite.of(directives, surroundings));
			case "file" -> List.of(File.of(directives, surroundings));
			case "acl" -> List.of(Acl.of(directives, surroundings));
			default -> oneByOne(directives, surroundings);
		};
	}

	private static List<Plugin> oneByOne(List<Directive> directives, Surroundings surroundings)
			throws CorefileException {
		List<Plugin> plugins = new ArrayList<>();
		for (Directive directive : directives) {
			switch (directive.name()) {
				case "cache" -> plugins.add(Cache.of(directive, surroundings));
				case "template" -> plugins.add(Template.of(directive, surroundings));
				case "hosts" -> plugins.add(Hosts.of(directive, surroundings));
				case "dns64" -> plugins.add(Dns64.of(directive, surroundings));
				case "local" -> plugins.add(new Local());
				case "any" -> plugins.add(new Any());
				case "minimal" -> plugins.add(new Minimal());
				case "whoami" -> plugins.add(new Whoami());
				case "forward" ->
					plugins.add(Forward.of(directive, surroundings, !directive.equals(directives.getLast())));
				default -> Silent.check(directive);
			}
		}
		return plugins;
	}

}
