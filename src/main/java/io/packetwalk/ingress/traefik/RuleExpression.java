package io.packetwalk.ingress.traefik;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.packetwalk.http.Ask;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.http.PathMatch;

/** A rule of Traefik, read. */
sealed interface RuleExpression {

	Answer test(HttpRequest request);

	/** Whether any matcher in it fits this. */
	boolean uses(String matcher);

	/** The hosts it names. */
	List<String> hosts();

	/** What it asks, told apart as far as all of it has to hold. */
	default List<Ask> asks() {
		return switch (this) {
			case And and -> Stream.concat(and.left().asks().stream(), and.right().asks().stream()).toList();
			case Or or -> List.of(new Ask.Words(words(or)));
			case Not not -> List.of(new Ask.Words(words(not)));
			case Matcher matcher -> List.of(asked(matcher));
		};
	}

	private static Ask asked(Matcher matcher) {
		return switch (matcher.name()) {
			case "host" -> new Ask.Host(
					matcher.arguments().stream().map((host) -> (HostMatch) new HostMatch.Exact(host)).toList());
			case "path" -> new Ask.Path(
					matcher.arguments().stream().map((path) -> (PathMatch) new PathMatch.Exact(path)).toList());
			case "pathprefix" -> new Ask.Path(matcher.arguments()
				.stream()
				.map((path) -> (PathMatch) new PathMatch.CharacterPrefix(path))
				.toList());
			case "pathregexp" -> new Ask.Path(matcher.arguments()
				.stream()
				.map((path) -> (PathMatch) new PathMatch.Regex(Pattern.compile(path)))
				.toList());
			default -> new Ask.Words(words(matcher));
		};
	}

	private static String words(RuleExpression expression) {
		return switch (expression) {
			case And and -> words(and.left()) + " and " + words(and.right());
			case Or or -> "either " + words(or.left()) + " or " + words(or.right());
			case Not not -> "not (" + words(not.inner()) + ")";
			case Matcher matcher -> RuleMatchers.words(matcher.name()) + " " + (RuleMatchers.pairs(matcher.name())
					? String.join(": ", matcher.arguments()) : String.join(" or ", matcher.arguments()));
		};
	}

	/** Both hold. */
	record And(RuleExpression left, RuleExpression right) implements RuleExpression {

		@Override
		public Answer test(HttpRequest request) {
			Answer first = this.left.test(request);
			return first.holds() ? joined(first, this.right.test(request)) : first;
		}

		private static Answer joined(Answer first, Answer second) {
			return second.holds() ? new Answer(true, first.why() + ", " + second.why()) : second;
		}

		@Override
		public boolean uses(String matcher) {
			return this.left.uses(matcher) || this.right.uses(matcher);
		}

		@Override
		public List<String> hosts() {
			return Stream.concat(this.left.hosts().stream(), this.right.hosts().stream()).toList();
		}

	}

	/** Either holds. */
	record Or(RuleExpression left, RuleExpression right) implements RuleExpression {

		@Override
		public Answer test(HttpRequest request) {
			Answer first = this.left.test(request);
			if (first.holds()) {
				return first;
			}
			Answer second = this.right.test(request);
			return second.holds() ? second : new Answer(false, first.why() + ", and " + second.why());
		}

		@Override
		public boolean uses(String matcher) {
			return this.left.uses(matcher) || this.right.uses(matcher);
		}

		@Override
		public List<String> hosts() {
			return Stream.concat(this.left.hosts().stream(), this.right.hosts().stream()).toList();
		}

	}

	/** It does not hold. */
	record Not(RuleExpression inner) implements RuleExpression {

		@Override
		public Answer test(HttpRequest request) {
			Answer answer = this.inner.test(request);
			return new Answer(!answer.holds(), answer.why());
		}

		@Override
		public boolean uses(String matcher) {
			return this.inner.uses(matcher);
		}

		@Override
		public List<String> hosts() {
			return List.of();
		}

	}

	/** One matcher, any of whose arguments will do where it takes several. */
	record Matcher(String name, List<String> arguments, RuleMatchers.Test check) implements RuleExpression {

		@Override
		public Answer test(HttpRequest request) {
			return this.check.test(request);
		}

		@Override
		public boolean uses(String matcher) {
			return this.name.equals(matcher);
		}

		@Override
		public List<String> hosts() {
			return this.name.equals("host") ? this.arguments : List.of();
		}

	}

}
