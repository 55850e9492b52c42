package io.packetwalk.diagnosis.names;

import java.util.Optional;

import io.packetwalk.diagnosis.names.NameFinding.Level;

/**
 * What {@code ndots:5} costs: a name of the world is asked below every search domain
 * first.
 */
final class SearchCost {

	private final ClusterWords words;

	SearchCost(ClusterWords words) {
		this.words = words;
	}

	Optional<NameFinding> of(UsedName used, PodNames pod, Asked asked) {
		int ndots = pod.conf().ndots();
		boolean asIs = asked.answeringName().equalsIgnoreCase(used.bare() + ".");
		int wasted = asked.candidates().size() - 1;
		if (used.absolute() || used.dots() >= ndots || !asIs || wasted < 1 || this.words.isInside(used.name())) {
			return Optional.empty();
		}
		int leaked = asked.leaked().size();
		String outside = (leaked > 0) ? " " + leaked + " of them leave the cluster." : "";
		return Optional.of(NameFinding.of(FindingCode.NDOTS_COST, Level.INFO, used,
				("which costs %d questions for one lookup: it has %s, fewer than ndots:%d, so it is asked below %d search "
						+ "domain%s first.%s")
					.formatted(asked.questions(), (used.dots() == 1) ? "1 dot" : used.dots() + " dots", ndots, wasted,
							(wasted == 1) ? "" : "s", outside),
				remedies(used)));
	}

	/** A dot at the end of a URL's host is sent as part of it. */
	private static String remedies(UsedName used) {
		String dot = "Write " + used.bare() + ". with a dot at the end"
				+ (used.http() ? " (some servers and certificates do not take it)" : "");
		return (used.dots() < 2) ? dot + ", or set dnsConfig option ndots to 1 for its pods."
				: dot + ", or set dnsConfig option ndots to 2 for its pods.";
	}

}
