package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.xbill.DNS.Rcode;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/rewrite/">rewrite</a>: changes questions, and
 * answers back.
 */
final class Rewrite implements Plugin {

	private final List<Step> steps = new ArrayList<>();

	private final Surroundings surroundings;

	private Rewrite(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	static Rewrite of(List<Directive> directives, Surroundings surroundings) throws CorefileException {
		Rewrite rewrite = new Rewrite(surroundings);
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

	private RewriteRule rule(Directive directive, List<String> args, List<String> answers) throws CorefileException {
		List<String> rest = args.subList(1, args.size());
		return switch (args.getFirst()) {
			case "name" -> NameRule.of(directive, rest, answers)::apply;
			case "type" -> typeRule(directive, rest);
			case "ttl" -> ttlRule(directive, rest);
			case "cname" -> AliasRule.of(directive, rest, this.surroundings)::apply;
			case "rcode" -> rcodeRule(directive, rest);
			case "class", "edns0" -> (query) -> Optional.empty();
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

	/** {@code rcode [exact|prefix|suffix|substring|regex] NAME FROM TO}. */
	private static RewriteRule rcodeRule(Directive directive, List<String> args) throws CorefileException {
		if (args.size() < 3 || args.size() > 4) {
			throw directive.error("too few (%d) arguments for a rcode rule".formatted(args.size()));
		}
		String from = rcode(directive, args.get(args.size() - 2));
		String to = rcode(directive, args.getLast());
		List<String> names = new ArrayList<>(args.subList(0, args.size() - 2));
		names.add(".");
		NameRule matcher = NameRule.of(directive, names, List.of());
		return (query) -> matcher.apply(query)
			.map((match) -> new RewriteRule.Rewritten(query, List.of(),
					(response) -> response.rcode().equals(from) ? response.withRcode(to) : response));
	}

	private static String rcode(Directive directive, String written) throws CorefileException {
		try {
			int code = written.matches("\\d{1,4}") ? Integer.parseInt(written)
					: Rcode.value(written.toUpperCase(Locale.ROOT));
			if (code >= 0) {
				return Rcode.string(code);
			}
		}
		catch (IllegalArgumentException ex) {
			// told below
		}
		throw directive.error("invalid matching RCODE '%s' for a rcode rule".formatted(written));
	}

	@Override
	public Response serve(Query query, Handler next) {
		Query asked = query;
		List<AnswerRewrite> answers = new ArrayList<>();
		Handler rest = next;
		for (Step step : this.steps) {
			Optional<RewriteRule.Rewritten> rewritten = step.rule().apply(asked);
			if (rewritten.isPresent()) {
				asked = rewritten.get().query();
				answers.addAll(rewritten.get().answers());
				Handler changed = rest;
				rest = (renamed) -> rewritten.get().whole().apply(changed.serve(renamed));
				if (!step.goesOn()) {
					break;
				}
			}
		}
		return asked.equals(query) && answers.isEmpty() ? rest.serve(query) : changedBack(query, asked, answers, rest);
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
