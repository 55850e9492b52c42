package io.packetwalk.walk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Service;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.StepType;

/**
 * How the filter table ended, in the words of a trace.
 *
 * @param type the step it makes
 * @param title its title
 * @param disposition what became of the packet, null when it goes on
 * @param reason the comment of the rule that decided, empty when none did
 */
record FilterEnding(StepType type, String title, @Nullable Disposition disposition, String reason) {

	private static final Pattern COMMENT = Pattern.compile("--comment \"([^\"]*)\"");

	private static final Pattern SERVICE = Pattern.compile("([^/ ]+)/([^: ]+)(?::\\S+)? has no .*");

	static FilterEnding of(Traversal way) {
		String reason = way.trials().isEmpty() ? "" : comment(way.trials().getLast());
		return switch (way.verdict()) {
			case Verdict.Reject reject -> new FilterEnding(StepType.REJECT,
					reason.endsWith("has no endpoints") ? "Refused: no endpoints" : "Refused by a rule",
					reason.endsWith("has no endpoints") ? Disposition.REJECTED_NO_ENDPOINTS
							: Disposition.REJECTED_BY_RULE,
					reason);
			case Verdict.Drop drop -> new FilterEnding(StepType.DROP,
					reason.endsWith("has no local endpoints") ? "Dropped: no local endpoint" : "Dropped by a rule",
					reason.endsWith("has no local endpoints") ? Disposition.DROPPED_NO_LOCAL_ENDPOINTS
							: Disposition.DROPPED_BY_RULE,
					reason);
			default -> new FilterEnding(StepType.FILTER, "Filter lets it pass", null, "");
		};
	}

	boolean rejected() {
		return this.type == StepType.REJECT;
	}

	/** The Service kube-proxy named in the rule's comment. */
	Optional<Service> service(Cluster cluster) {
		Matcher matcher = SERVICE.matcher(this.reason);
		return matcher.matches() ? cluster.service(matcher.group(1), matcher.group(2)) : Optional.empty();
	}

	private static String comment(Trial trial) {
		Matcher matcher = COMMENT.matcher(trial.text());
		return matcher.find() ? matcher.group(1) : "";
	}

}
