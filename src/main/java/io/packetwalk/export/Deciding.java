package io.packetwalk.export;

import java.util.Locale;

import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Step;

/** Which steps decide about a packet, and how a line tells of one. */
final class Deciding {

	private Deciding() {
	}

	static boolean decides(Step step) {
		return switch (step.type()) {
			case TRANSLATE, POLICY, DROP, REJECT, ENCAPSULATE, DECAPSULATE, HTTP_ROUTE, DELIVER -> true;
			case ROUTE, RULES, FILTER -> step.choice() != null || (step.route() != null && unroutable(step));
			case RESOLVE, SEND, NEIGHBOUR, CONNTRACK, TRANSMIT, RECEIVE -> false;
		};
	}

	private static boolean unroutable(Step step) {
		String decision = step.route().decision();
		return decision.equals("UNREACHABLE") || decision.equals("BLACKHOLE") || decision.equals("MARTIAN");
	}

	/** {@code step 7, 0.041 ms: what happened [rule: -A KUBE-SERVICES …]}. */
	static String sentence(Step step) {
		String said = step.says().operator().isEmpty() ? step.says().story() : step.says().operator();
		String rule = rule(step);
		return String.format(Locale.ROOT, "step %d, %.3f ms: %s%s", step.n(), step.at() / 1000.0,
				said.isEmpty() ? step.title() : said, rule.isEmpty() ? "" : " [rule: " + rule + "]");
	}

	/** The rule that had the last word; empty where none had. */
	static String rule(Step step) {
		return step.rules().stream().filter(RuleTrial::matched).map(RuleTrial::rule).reduce("", (one, last) -> last);
	}

}
