package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.plugin.Patterns;
import io.packetwalk.clusterdns.server.GoDuration;
import io.packetwalk.clusterdns.server.Query;

/**
 * CoreDNS's <a href="https://coredns.io/plugins/errors/">errors</a> plugin. What
 * {@code consolidate} matches is counted and summed up later, so no line is printed for
 * the one question.
 *
 * @param on whether the plugin is there
 * @param consolidated the errors that are only counted
 */
record ErrorLog(boolean on, List<Consolidation> consolidated) {

	private static final List<String> LEVELS = List.of("warning", "error", "info", "debug");

	ErrorLog {
		consolidated = List.copyOf(consolidated);
	}

	static ErrorLog of(List<Directive> directives) throws CorefileException {
		List<Consolidation> consolidated = new ArrayList<>();
		for (Directive directive : directives) {
			for (Directive property : directive.block()) {
				switch (property.name()) {
					case "consolidate" -> consolidated.add(consolidate(property));
					case "stacktrace" -> property.noArguments();
					default -> throw directive.unknownProperty(property);
				}
			}
		}
		return new ErrorLog(!directives.isEmpty(), consolidated);
	}

	/** {@code consolidate DURATION REGEXP [LEVEL] [show_first]}. */
	private static Consolidation consolidate(Directive property) throws CorefileException {
		List<String> args = property.atLeast(2);
		if (args.size() > 4) {
			throw property.wrongArguments();
		}
		if (GoDuration.nanos(args.getFirst()).isEmpty()) {
			throw property.error("time: invalid duration \"%s\"".formatted(args.getFirst()));
		}
		for (String option : args.subList(2, args.size())) {
			if (!LEVELS.contains(option) && !option.equals("show_first")) {
				throw property.error("unknown log level argument in consolidate: " + option);
			}
		}
		return new Consolidation(Patterns.compile(property, args.get(1)), args.contains("show_first"));
	}

	/** The line about an error; empty for none. */
	String line(Query query, String error) {
		boolean counted = this.consolidated.stream()
			.filter((regex) -> Patterns.find(regex.pattern(), error).isPresent())
			.findFirst()
			.map((regex) -> !regex.showsFirst())
			.orElse(false);
		return (!this.on || error.isEmpty() || counted) ? ""
				: "[ERROR] plugin/errors: 2 %s %s: %s".formatted(query.lowerName(), query.type(), error);
	}

}
