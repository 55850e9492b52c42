package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.GoDuration;
import io.packetwalk.clusterdns.server.Zones;

/**
 * What one name of a {@code log [NAMES...] [FORMAT]} line asks for; the first rule that
 * holds a name decides.
 *
 * @param zone the name, with all below it
 * @param format what is printed, placeholders in braces
 * @param classes {@code success}, {@code denial}, {@code error} or {@code all}
 * @param slowNanos what takes longer is printed whatever its class; 0 for nothing
 */
record LogRule(String zone, String format, Set<String> classes, long slowNanos) {

	private static final String COMMON = "{remote}:{port} - {>id} \"{type} {class} {name} {proto} {size} {>do} "
			+ "{>bufsize}\" {rcode} {>rflags} {rsize} {duration}";

	private static final List<String> CLASSES = List.of("all", "success", "denial", "error");

	LogRule {
		classes = Set.copyOf(classes);
	}

	static List<LogRule> of(List<Directive> directives) throws CorefileException {
		List<LogRule> rules = new ArrayList<>();
		for (Directive directive : directives) {
			Set<String> classes = new TreeSet<>();
			long slowNanos = 0;
			for (Directive property : directive.block()) {
				switch (property.name()) {
					case "class" -> classes.addAll(classes(property));
					case "minDuration" -> slowNanos = minDuration(property);
					default -> throw property.wrongArguments();
				}
			}
			addRules(rules, directive.args(), classes.isEmpty() ? Set.of("all") : classes, slowNanos);
		}
		return rules;
	}

	private static void addRules(List<LogRule> rules, List<String> args, Set<String> classes, long slowNanos) {
		boolean formatted = args.size() > 1 && args.getLast().contains("{");
		String format = formatted ? format(args.getLast()) : COMMON;
		List<String> names = formatted ? args.subList(0, args.size() - 1) : args.isEmpty() ? List.of(".") : args;
		names.forEach((name) -> rules.add(new LogRule(Zones.absolute(name), format, classes, slowNanos)));
	}

	private static String format(String written) {
		return switch (written) {
			case "{common}" -> COMMON;
			case "{combined}" -> COMMON + " \"{>opcode}\"";
			default -> written;
		};
	}

	private static List<String> classes(Directive property) throws CorefileException {
		for (String name : property.atLeast(1)) {
			if (!CLASSES.contains(name.toLowerCase(Locale.ROOT))) {
				throw property.error("invalid Class: " + name);
			}
		}
		return property.args().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

	private static long minDuration(Directive property) throws CorefileException {
		if (property.args().size() > 1) {
			throw property.wrongArguments();
		}
		String text = property.args().isEmpty() ? "100ms" : property.args().getFirst();
		OptionalLong nanos = GoDuration.nanos(text);
		return nanos.orElseThrow(() -> property.error("Illegal duration found: '%s'".formatted(text)));
	}

	/** Whether an answer of a class that took so long is printed. */
	boolean prints(String answerClass, long nanos) {
		return this.classes.contains("all") || this.classes.contains(answerClass)
				|| (this.slowNanos > 0 && nanos > this.slowNanos);
	}

}
