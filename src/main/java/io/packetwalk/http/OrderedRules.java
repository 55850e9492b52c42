package io.packetwalk.http;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.http.HttpOutcome.Tried;

/**
 * Rules tried one after the other: the first that matches acts.
 *
 * @param rules the rules, in the order they are tried
 * @param otherwise what happens when none matches
 */
public record OrderedRules(List<HttpRule> rules, HttpAction.Respond otherwise) implements HttpRouteTable {

	public OrderedRules {
		rules = List.copyOf(rules);
	}

	@Override
	public HttpOutcome route(HttpRequest request, HttpDraw draw) {
		List<Tried> tried = new ArrayList<>();
		for (HttpRule rule : this.rules) {
			String mismatch = mismatch(rule, request);
			HttpCondition.Answer answer = mismatch.isEmpty() ? rule.condition().test(request)
					: new HttpCondition.Answer(false, mismatch);
			tried.add(new Tried(rule.text(), answer.holds(), answer.holds() ? won(rule, answer) : answer.why(),
					rule.origin()));
			if (answer.holds()) {
				return new Decision(request, draw, rule.text()).on(rule.action(), List.copyOf(tried));
			}
		}
		return new Decision(request, draw, "").on(this.otherwise, List.copyOf(tried));
	}

	private static String mismatch(HttpRule rule, HttpRequest request) {
		if (!rule.host().matches(request.host())) {
			return "host " + request.host() + " is not " + rule.host();
		}
		return rule.path().matches(request.path()) ? "" : "path " + request.path() + " is not " + rule.path();
	}

	private static String won(HttpRule rule, HttpCondition.Answer answer) {
		String matched = "host and path match";
		return answer.why().isEmpty() ? matched + ": " + rule.host() + ", " + rule.path() : answer.why();
	}

}
