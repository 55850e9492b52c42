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
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.resolver.Reply;

/**
 * {@code rewrite cname}: CNAMEs in answers lead elsewhere, and what is there is looked
 * up.
 *
 * @param kind {@code exact}, {@code prefix}, {@code suffix}, {@code substring} or
 * {@code regex}
 * @param from the target that is replaced
 * @param to what replaces it
 * @param pattern {@code from} as a pattern, for {@code regex}
 * @param surroundings who is asked for the new target
 */
record AliasRule(String kind, String from, String to, @Nullable Pattern pattern, Surroundings surroundings) {

	private static final List<String> KINDS = List.of("exact", "prefix", "suffix", "substring", "regex");

	static AliasRule of(Directive directive, List<String> args, Surroundings surroundings) throws CorefileException {
		if (args.size() < 2 || args.size() > 3) {
			throw directive.error("too few (%d) arguments for a cname rule".formatted(args.size()));
		}
		String kind = (args.size() == 2) ? "exact" : args.getFirst().toLowerCase(Locale.ROOT);
		if (!KINDS.contains(kind)) {
			throw directive.error("unknown cname rewrite type: " + kind);
		}
		String from = args.get(args.size() - 2).toLowerCase(Locale.ROOT);
		return new AliasRule(kind, from, args.getLast().toLowerCase(Locale.ROOT),
				kind.equals("regex") ? Patterns.compile(directive, from) : null, surroundings);
	}

	Optional<RewriteRule.Rewritten> apply(Query query) {
		return Optional.of(new RewriteRule.Rewritten(query, List.of(), (response) -> redirected(query, response)));
	}

	private Response redirected(Query query, Response response) {
		for (Reply.Record record : response.answers()) {
			Optional<String> target = record.type().equals("CNAME") ? replaced(record.data()) : Optional.empty();
			if (target.isPresent()) {
				return redirected(query, response, target.get());
			}
		}
		return response;
	}

	private Response redirected(Query query, Response response, String target) {
		List<Reply.Record> answers = new ArrayList<>();
		response.answers()
			.stream()
			.filter((record) -> record.type().equals("CNAME"))
			.map((record) -> new Reply.Record(record.name(), "CNAME", record.ttl(), target))
			.forEach(answers::add);
		this.surroundings.server()
			.serve(query.internal(target))
			.answers()
			.stream()
			.filter((record) -> record.name().equals(target))
			.forEach(answers::add);
		return response.withAnswers(answers)
			.because("rewrite leads the CNAME to %s; %s".formatted(target, response.why()));
	}

	private Optional<String> replaced(String target) {
		return switch (this.kind) {
			case "exact" -> target.equals(this.from) ? Optional.of(this.to) : Optional.empty();
			case "prefix" -> target.startsWith(this.from) ? Optional.of(this.to + target.substring(this.from.length()))
					: Optional.empty();
			case "suffix" -> target.endsWith(this.from)
					? Optional.of(target.substring(0, target.length() - this.from.length()) + this.to)
					: Optional.empty();
			case "substring" ->
				target.contains(this.from) ? Optional.of(target.replace(this.from, this.to)) : Optional.empty();
			default -> Patterns.find(this.pattern, target).map((matcher) -> Patterns.fill(this.to, matcher));
		};
	}

}
