package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Zones;

/**
 * The {@code answer …} part of a name rule.
 *
 * @param auto whether {@code answer auto} is among it
 * @param rewrites what {@code answer name} and {@code answer value} ask for
 */
record AnswerArguments(boolean auto, List<AnswerRewrite> rewrites) {

	static AnswerArguments of(Directive directive, List<String> args) throws CorefileException {
		boolean auto = false;
		boolean names = false;
		List<AnswerRewrite> rewrites = new ArrayList<>();
		int i = 0;
		while (i < args.size()) {
			if (args.get(i).equals("answer")) {
				i++;
			}
			else if (i == 0) {
				throw directive.error("exceeded the number of arguments for a non-answer rule argument for name rule");
			}
			String type = (i < args.size()) ? args.get(i++) : "";
			switch (type) {
				case "auto" -> auto = true;
				case "name", "value" -> {
					if (args.size() - i < 2) {
						throw directive.error(type + " answer rule for name rule: 2 arguments required");
					}
					rewrites.add(rewrite(directive, type, args.get(i), Zones.absolute(args.get(i + 1))));
					names |= type.equals("name");
					i += 2;
				}
				default -> throw directive.error("invalid type \"%s\" for answer rule for name rule".formatted(type));
			}
		}
		if (auto && names) {
			throw directive.error("auto name answer rule cannot be combined with explicit name answer rules");
		}
		return new AnswerArguments(auto, rewrites);
	}

	private static AnswerRewrite rewrite(Directive directive, String type, String from, String to)
			throws CorefileException {
		return type.equals("name") ? new AnswerRewrite.Owner(Patterns.compile(directive, from), to)
				: new AnswerRewrite.Value(Patterns.compile(directive, from), to);
	}

}
