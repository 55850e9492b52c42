package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.lab.Lab;
import io.packetwalk.networkpolicy.NearMiss;
import io.packetwalk.networkpolicy.PolicyVerdict;
import io.packetwalk.trace.Cause;

/**
 * The full answer about one connection.
 *
 * @param title the connection
 * @param verdict whether it passes
 * @param note what a Service made of it
 * @param sides what each end says
 * @param pair what walks it
 */
record Explained(String title, Verdict verdict, String note, List<Side> sides, String pair) {

	static Explained of(Lab lab, Question question) {
		boolean enforced = lab.dataplane().policies().enforcement().enforced();
		Judged judged = Judged.of(lab.cluster(), lab.dataplane().policies(), question.from(), question.to(),
				question.port(), question.translated());
		return new Explained(question.from().label() + " → " + question.to().label() + ", " + question.port(),
				Verdict.of(judged.allowed(), enforced), question.note(),
				List.of(Side.of(lab, "Egress", question.from(), judged.out(), enforced),
						Side.of(lab, "Ingress", question.to(), judged.in(), enforced)),
				question.pair());
	}

	/**
	 * What the policies of one end say.
	 *
	 * @param title the direction and the end
	 * @param verdict whether it passes, null where nobody is asked
	 * @param tier who decides
	 * @param isolating the policies that isolate the pod
	 * @param reason why
	 * @param rules every rule that was tried, in order
	 * @param nearly what nearly matches
	 * @param causes the lines that decide
	 */
	record Side(String title, @Nullable Verdict verdict, String tier, List<String> isolating, String reason,
			List<RuleLine> rules, List<String> nearly, List<Cause> causes) {

		static Side of(Lab lab, String direction, End end, @Nullable PolicyVerdict verdict, boolean enforced) {
			String title = direction + " of " + end.label();
			if (verdict == null) {
				return new Side(title, null, "", List.of(),
						((end.node() != null) ? "a node" : "what is outside") + " has no policies of its own",
						List.of(), List.of(), List.of());
			}
			return new Side(title, Verdict.of(verdict.allowed(), enforced), Verdict.tier(verdict),
					verdict.isolating().stream().map(ObjectRef::toString).toList(), verdict.reason(),
					RuleLine.of(lab, verdict.trials()), verdict.nearMisses().stream().map(NearMiss::sentence).toList(),
					verdict.origins().stream().flatMap((origin) -> lab.causes().find(origin).stream()).toList());
		}

	}

}
