package io.packetwalk.http;

import java.util.ArrayList;
import java.util.List;

/** What a rule asks of a request besides host and path. */
@FunctionalInterface
public interface HttpCondition {

	/** Asks nothing. */
	HttpCondition NONE = (request) -> new Answer(true, "");

	Answer test(HttpRequest request);

	/** Asks all of these; the first that does not hold says why. */
	static HttpCondition all(List<? extends HttpCondition> conditions) {
		List<HttpCondition> copy = List.copyOf(conditions);
		return (request) -> {
			List<String> reasons = new ArrayList<>();
			for (HttpCondition condition : copy) {
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
		return (request) -> new Answer(request.method().equals(wanted),
				"method " + request.method() + (request.method().equals(wanted) ? "" : " is not " + wanted));
	}

	/** Asks for a header of this value, its name in any case. */
	static HttpCondition header(String name, ValueMatch value) {
		return (request) -> value.answer("header " + name,
				request.headers().get(name.toLowerCase(java.util.Locale.ROOT)));
	}

	/** Asks for a query parameter of this value. */
	static HttpCondition query(String name, ValueMatch value) {
		return (request) -> value.answer("query parameter " + name, request.parameter(name).orElse(null));
	}

	/**
	 * Whether it holds, and why, in words; empty where there is nothing to say.
	 */
	record Answer(boolean holds, String why) {
	}

}
