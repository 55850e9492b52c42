package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.StepType;

/**
 * How a filter chain ended, in the words of a trace.
 *
 * @param type the step it makes
 * @param title its title
 * @param disposition what became of the packet, null when it goes on
 * @param reason the comment of the rule that decided, empty when none did
 */
record FilterEnding(StepType type, String title, @Nullable Disposition disposition, String reason) {

	private static final Pattern COMMENT = Pattern.compile("(?:--comment|comment) \"([^\"]*)\"");

	private static final Pattern SERVICE = Pattern.compile("([^/ ]+)/([^: ]+)(?::\\S+)? has no .*");

	/** nftables' maps of Services that have nowhere to send traffic. */
	private static final String NO_ENDPOINTS = "@no-endpoint-";

	private static final FilterEnding PASSES = new FilterEnding(StepType.FILTER, "Filter lets it pass", null, "");

	static FilterEnding of(Traversal way) {
		return switch (way.verdict()) {
			case Verdict.Reject reject -> {
				String reason = reason(way.matched());
				yield rejected(reason, mapped(way.matched()) || reason.endsWith("has no endpoints"));
			}
			case Verdict.Drop drop -> {
				String reason = reason(way.matched());
				yield dropped(reason, mapped(way.matched()) || reason.endsWith("has no local endpoints"));
			}
			default -> PASSES;
		};
	}

	private static String reason(List<Trial> matched) {
		return matched.isEmpty() ? "" : comment(matched.getLast());
	}

	private static boolean mapped(List<Trial> matched) {
		return matched.stream().anyMatch((trial) -> trial.text().contains(NO_ENDPOINTS));
	}

	private static FilterEnding rejected(String reason, boolean noEndpoints) {
		return new FilterEnding(StepType.REJECT, noEndpoints ? "Refused: no endpoints" : "Refused by a rule",
				noEndpoints ? Disposition.REJECTED_NO_ENDPOINTS : Disposition.REJECTED_BY_RULE, reason);
	}

	private static FilterEnding dropped(String reason, boolean noneLocal) {
		return new FilterEnding(StepType.DROP, noneLocal ? "Dropped: no local endpoint" : "Dropped by a rule",
				noneLocal ? Disposition.DROPPED_NO_LOCAL_ENDPOINTS : Disposition.DROPPED_BY_RULE, reason);
	}

	boolean rejected() {
		return this.type == StepType.REJECT;
	}

	/** The Service that has nowhere to send the packet. */
	Optional<Service> service(Cluster cluster, Packet packet) {
		Matcher matcher = SERVICE.matcher(this.reason);
		if (matcher.matches()) {
			return cluster.service(matcher.group(1), matcher.group(2));
		}
		boolean service = this.disposition == Disposition.REJECTED_NO_ENDPOINTS
				|| this.disposition == Disposition.DROPPED_NO_LOCAL_ENDPOINTS;
		return service ? DialledService.find(cluster, packet.dst(), packet.dport()).map(DialledService::service)
				: Optional.empty();
	}

	private static String comment(Trial trial) {
		Matcher matcher = COMMENT.matcher(trial.text());
		return matcher.find() ? matcher.group(1) : "";
	}

}
