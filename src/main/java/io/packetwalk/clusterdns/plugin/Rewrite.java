package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/rewrite/">rewrite</a>: changes questions, and
 * answers back.
 */
final class Rewrite implements Plugin {

	private final List<Step> steps = new ArrayList<>();

	static Rewrite of(List<Directive> directives) throws CorefileException {
		Rewrite rewrite = new Rewrite();
		for (Directive directive : directives) {
			rewrite.add(directive);
		}
		return rewrite;
	}

	private void add(Directive directive) throws CorefileException {
		List<String> args = new ArrayList<>(directive.args());
		boolean goesOn = !args.isEmpty() && args.getFirst().equals("continue");
		if (!args.isEmpty() && (goesOn || args.getFirst().equals("stop"))) {
			args.removeFirst();
		}
		if (!args.isEmpty()) {
			this.steps.add(new Step(rule(directive, args, List.of()), goesOn));
			return;
		}
		List<String> answers = new ArrayList<>();
		Directive question = null;
		for (Directive line : directive.block()) {
			if (line.name().equals("answer")) {
				answers.add("answer");
				answers.addAll(line.args());
			}
			else {
				question = line;
			}
		}
		if (question == null) {
			throw directive.error("no rewrite rules specified");
		}
		List<String> words = new ArrayList<>(List.of(question.name()));
		words.addAll(question.args());
		this.steps.add(new Step(rule(directive, words, answers), goesOn));
	}

	private static RewriteRule rule(Directive directive, List<String> args, List<String> answers)
			throws CorefileException {
		List<String> rest = args.subList(1, args.size());
		return switch (args.getFirst()) {
			case "name" -> NameRule.of(directive, rest, answers)::apply;
			case "type" -> typeRule(directive, rest);
			case "ttl" -> ttlRule(directive, rest);
			case "cname" -> cnameRule(directive, rest);
			case "class", "edns0", "rcode" -> (query) -> Optional.empty();
			default -> throw directive.error("invalid rule type \"%s\"".formatted(args.getFirst()));
		};
	}

	private static RewriteRule typeRule(Directive directive, List<String> args) throws CorefileException {
		if (args.size() != 2) {
			throw directive.error("type rules must have exactly two arguments");
		}
		String from = args.getFirst().toUpperCase(Locale.ROOT);
		String to = args.getLast().toUpperCase(Locale.ROOT);
		return (query) -> query.type().equals(from)
				? Optional.of(new RewriteRule.Rewritten(query.withType(to), List.of())) : Optional.empty();
	}

	/** {@code ttl [exact|prefix|suffix|substring|regex] NAME SECONDS|MIN-MAX}. */
	private static RewriteRule ttlRule(Directive directive, List<String> args) throws CorefileException {
		if (args.size() < 2) {
			throw directive.error("too few arguments for a ttl rule");
		}
		String range = args.getLast();
		if (!range.matches("\\d{1,9}|\\d{0,9}-\\d{0,9}")) {
			throw directive.error("invalid TTL '%s' for ttl rule".formatted(range));
		}
		String[] ends = range.contains("-") ? range.split("-", -1) : new String[] { range, range };
		long least = ends[0].isEmpty() ? 0 : Long.parseLong(ends[0]);
		long most = ends[1].isEmpty() ? Integer.MAX_VALUE : Long.parseLong(ends[1]);
		if (least > most) {
			throw directive.error("invalid TTL '%s' for ttl rule".formatted(range));
		}
		List<String> names = new ArrayList<>(args.subList(0, args.size() - 1));
		names.add(".");
		NameRule matcher = NameRule.of(directive, names, List.of());
		return (query) -> matcher.apply(query)
			.map((match) -> new RewriteRule.Rewritten(query, List.of(new AnswerRewrite.Lifetime(least, most))));
	}

	private static RewriteRule cnameRule(Directive directive, List<String> args) throws CorefileException {
		if (args.size() < 2) {
			throw directive.error("too few arguments for a cname rule");
		}
		String from = Zones.absolute(args.get(args.size() - 2));
		String to = Zones.absolute(args.getLast());
		AnswerRewrite swap = new AnswerRewrite.Swap(from, to);
		return (query) -> Optional.of(new RewriteRule.Rewritten(query, List.of(swap)));
	}

	@Override
	public Response serve(Query query, Handler next) {
		Query asked = query;
		List<AnswerRewrite> answers = new ArrayList<>();
		for (Step step : this.steps) {
			Optional<RewriteRule.Rewritten> rewritten = step.rule().apply(asked);
			if (rewritten.isPresent()) {
				asked = rewritten.get().query();
				answers.addAll(rewritten.get().answers());
				if (!step.goesOn()) {
					break;
				}
			}
		}
		return asked.equals(query) && answers.isEmpty() ? next.serve(query) : changedBack(query, asked, answers, next);
	}

	private static Response changedBack(Query query, Query asked, List<AnswerRewrite> answers, Handler next) {
		Response response = next.serve(asked).mapped((record) -> {
			Reply.Record changed = record;
			for (AnswerRewrite answer : answers) {
				changed = answer.apply(changed);
			}
			return changed;
		});
		if (asked.name().equals(query.name())) {
			return response;
		}
		boolean foreign = !response.answers().isEmpty()
				&& response.answers().stream().noneMatch((record) -> record.name().equalsIgnoreCase(query.name()));
		String note = foreign ? "; the answer keeps that name, so stub resolvers discard it (no answer rule)" : "";
		return response.because("rewrite asks for %s instead%s; %s".formatted(asked.name(), note, response.why()));
	}

	/**
	 * A rule in its place.
	 *
	 * @param rule the rule
	 * @param goesOn whether later rules still count when it applied
	 */
	private record Step(RewriteRule rule, boolean goesOn) {
	}

}
