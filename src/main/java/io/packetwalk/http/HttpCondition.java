package io.packetwalk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule asks of a request besides host and path. */
@FunctionalInterface
public interface HttpCondition {

	/** Asks nothing. */
	HttpCondition NONE = new Asking(List.of(), (request) -> new Answer(true, ""));

	Answer test(HttpRequest request);

	/** What it asks, all of which has to hold. */
	default List<Ask> asks() {
		return List.of(new Ask.Words("a condition of its own"));
	}

	/** Why no request ever fits, empty where some may. */
	default String never() {
		return "";
	}

	/** A condition that says what it asks. */
	record Asking(List<Ask> asks, HttpCondition condition) implements HttpCondition {

		public Asking {
			asks = List.copyOf(asks);
		}

		@Override
		public Answer test(HttpRequest request) {
			return this.condition.test(request);
		}

		@Override
		public String never() {
			return this.condition.never();
		}

	}

	/**
	 * Asks what no request can fulfil.
	 *
	 * @param why why not
	 * @param asks what was asked
	 */
	record Never(String why, List<Ask> asks) implements HttpCondition {

		public Never {
			asks = List.copyOf(asks);
		}

		@Override
		public Answer test(HttpRequest request) {
			return new Answer(false, this.why);
		}

		@Override
		public String never() {
			return this.why;
		}

	}

	/** Asks this, in words. */
	static HttpCondition asking(String words, HttpCondition condition) {
		return new Asking(words.isEmpty() ? List.of() : List.of(new Ask.Words(words)), condition);
	}

	/** Asks all of these; the first that does not hold says why. */
	static HttpCondition all(List<? extends HttpCondition> conditions) {
		List<HttpCondition> copy = List.copyOf(conditions);
		List<Ask> asks = copy.stream().flatMap((condition) -> condition.asks().stream()).toList();
		Optional<String> never = copy.stream().map(HttpCondition::never).filter((why) -> !why.isEmpty()).findFirst();
		return never.<HttpCondition>map((why) -> new Never(why, asks))
			.orElseGet(() -> new Asking(asks, together(copy)));
	}

	private static HttpCondition together(List<HttpCondition> conditions) {
		return (request) -> {
			List<String> reasons = new ArrayList<>();
			for (HttpCondition condition : conditions) {
				Answer answer = condition.test(request);
				if (!answer.holds()) {
					return answer;
				}
				if (!answer.why().isEmpty()) {
					reasons.add(answer.why());
				}
			}
			return new Answer(true, String.join(", ", reasons));
		};
	}

	/** Asks for a method. */
	static HttpCondition method(String wanted) {
		return asking("method " + wanted, (request) -> new Answer(request.method().equals(wanted),
				"method " + request.method() + (request.method().equals(wanted) ? "" : " is not " + wanted)));
	}

	/** Asks for a header of this value, its name in any case. */
	static HttpCondition header(String name, ValueMatch value) {
		return asking("header " + name + ": " + value,
				(request) -> value.answer("header " + name, request.headers().get(name.toLowerCase(Locale.ROOT))));
	}

	/** Asks for a query parameter of this value. */
	static HttpCondition query(String name, ValueMatch value) {
		return asking("query " + name + "=" + value,
				(request) -> value.answer("query parameter " + name, request.parameter(name).orElse(null)));
	}

	/**
	 * Whether it holds, and why, in words; empty where there is nothing to say.
	 */
	record Answer(boolean holds, String why) {
	}

}
