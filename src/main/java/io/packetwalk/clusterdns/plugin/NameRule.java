package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Zones;

/**
 * {@code rewrite name}. Only {@code exact} puts the original owner back by itself; the
 * other kinds need {@code answer auto}, else stub resolvers discard the answer.
 *
 * @param kind {@code exact}, {@code prefix}, {@code suffix}, {@code substring} or
 * {@code regex}
 * @param from what is replaced
 * @param to what replaces it
 * @param pattern {@code from} as a pattern, for {@code regex}
 * @param auto whether answers are changed back
 * @param answers further changes of answers
 */
record NameRule(String kind, String from, String to, @Nullable Pattern pattern, boolean auto,
		List<AnswerRewrite> answers) {

	static NameRule of(Directive directive, List<String> args, List<String> answerArgs) throws CorefileException {
		if (args.size() < 2) {
			throw directive.error("too few arguments for a name rule");
		}
		String kind = (args.size() == 2) ? "exact" : args.getFirst().toLowerCase(Locale.ROOT);
		int first = (args.size() == 2) ? 0 : 1;
		String from = args.get(first);
		String to = args.get(first + 1);
		List<String> rest = new ArrayList<>(args.subList(Math.min(args.size(), 3), args.size()));
		rest.addAll(answerArgs);
		AnswerArguments answers = AnswerArguments.of(directive, rest);
		return switch (kind) {
			case "exact" ->
				new NameRule(kind, Zones.absolute(from), Zones.absolute(to), null, true, answers.rewrites());
			case "suffix" ->
				new NameRule(kind, Zones.absolute(from), Zones.absolute(to), null, answers.auto(), answers.rewrites());
			case "prefix", "substring" -> new NameRule(kind, from.toLowerCase(Locale.ROOT), to.toLowerCase(Locale.ROOT),
					null, answers.auto(), answers.rewrites());
			case "regex" -> new NameRule(kind, from, Zones.absolute(to), Patterns.compile(directive, from),
					answers.auto(), answers.rewrites());
			default -> throw directive.error("name rule supports only exact, prefix, suffix, substring, and regex name "
					+ "matching, received: " + kind);
		};
	}

	Optional<RewriteRule.Rewritten> apply(Query query) {
		String name = query.lowerName();
		return replace(name)
			.map((replaced) -> new RewriteRule.Rewritten(query.withName(replaced), back(name, replaced)));
	}

	private Optional<String> replace(String name) {
		return switch (this.kind) {
			case "exact" -> name.equals(this.from) ? Optional.of(this.to) : Optional.empty();
			case "prefix" -> name.startsWith(this.from) ? Optional.of(this.to + name.substring(this.from.length()))
					: Optional.empty();
			case "suffix" -> name.endsWith(this.from)
					? Optional.of(name.substring(0, name.length() - this.from.length()) + this.to) : Optional.empty();
			case "substring" ->
				name.contains(this.from) ? Optional.of(name.replace(this.from, this.to)) : Optional.empty();
			default -> Patterns.find(this.pattern, name).map((matcher) -> Patterns.fill(this.to, matcher));
		};
	}

	private List<AnswerRewrite> back(String name, String replaced) {
		List<AnswerRewrite> rewrites = new ArrayList<>();
		if (this.auto) {
			rewrites.add(this.kind.equals("suffix") ? new AnswerRewrite.Suffix(this.to, this.from)
					: new AnswerRewrite.Swap(replaced, name));
		}
		rewrites.addAll(this.answers);
		return rewrites;
	}

}
