package io.packetwalk.clusterdns.plugin;

import java.util.List;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;

/** Plugins that leave answers as they are, and what their directives may hold. */
final class Silent {

	private Silent() {
	}

	static void check(Directive directive) throws CorefileException {
		switch (directive.name()) {
			case "loop", "ready", "debug", "nsid", "pprof" -> atMost(directive, 1);
			case "prometheus", "health" -> {
				atMost(directive, 1);
				allow(directive, List.of("lameduck"));
			}
			case "errors" -> {
				if (!directive.args().isEmpty() && !directive.args().equals(List.of("stdout"))) {
					throw directive.error("invalid log file: " + directive.args().getFirst());
				}
			}
			case "reload" -> atMost(directive, 2);
			case "loadbalance" -> policy(directive);
			default -> {
				// its properties are not read here
			}
		}
	}

	private static void atMost(Directive directive, int arguments) throws CorefileException {
		if (directive.args().size() > arguments) {
			throw directive.wrongArguments();
		}
	}

	private static void allow(Directive directive, List<String> properties) throws CorefileException {
		for (Directive property : directive.block()) {
			if (!properties.contains(property.name())) {
				throw directive.unknownProperty(property);
			}
		}
	}

	private static void policy(Directive directive) throws CorefileException {
		boolean known = directive.args().isEmpty()
				|| List.of("round_robin", "weighted").contains(directive.args().getFirst());
		if (!known) {
			throw directive.error("unknown policy: " + directive.args().getFirst());
		}
	}

}
