package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.lab.Lab;
import io.packetwalk.networkpolicy.NearMiss;
import io.packetwalk.networkpolicy.PolicyTrial;
import io.packetwalk.networkpolicy.PolicyVerdict;
import io.packetwalk.networkpolicy.PolicyVerdict.DecidedBy;
import io.packetwalk.trace.Cause;

/**
 * What is said of connections with one end, on ports that are decided alike.
 *
 * @param end the other end
 * @param ports the ports
 * @param verdict whether they may pass
 * @param allowed the same
 * @param decider the policy or tier that decides
 * @param rule which of its rules, empty where none does
 * @param elsewhere whether the other end's policies decide
 * @param reason why
 * @param causes the lines of YAML that decide
 * @param nearly what nearly matches
 * @param pair the example that can be walked, empty for none
 * @param also others of which the very same is said
 */
record Told(End end, List<Port> ports, Verdict verdict, boolean allowed, String decider, String rule, boolean elsewhere,
		String reason, List<Cause> causes, List<String> nearly, String pair, List<Told> also) {

	static Told of(Lab lab, PolicyType direction, End end, List<Port> ports, Judged judged, String pair) {
		PolicyVerdict counting = judged.counting(direction);
		boolean enforced = lab.dataplane().policies().enforcement().enforced();
		return new Told(end, ports, Verdict.of(judged.allowed(), enforced), judged.allowed(), decider(counting),
				rule(counting), counting.direction() != direction, counting.reason(),
				counting.origins().stream().flatMap((origin) -> lab.causes().find(origin).stream()).distinct().toList(),
				counting.nearMisses().stream().map(NearMiss::sentence).toList(), pair, List.of());
	}

	private static String decider(PolicyVerdict verdict) {
		if (verdict.policy() != null) {
			return verdict.policy() + ((verdict.decidedBy() == DecidedBy.ADMIN) ? " (tier Admin)"
					: (verdict.decidedBy() == DecidedBy.BASELINE) ? " (tier Baseline)" : "");
		}
		return (verdict.decidedBy() == DecidedBy.NETWORK_POLICY)
				? String.join(", ", verdict.isolating().stream().map(ObjectRef::toString).toList())
				: Verdict.tier(verdict);
	}

	private static String rule(PolicyVerdict verdict) {
		List<PolicyTrial> matched = verdict.trials().stream().filter(PolicyTrial::matched).toList();
		if (matched.isEmpty() || !matched.getLast().policy().equals(verdict.policy())) {
			return "";
		}
		String path = matched.getLast().origin().path();
		return "rule " + (Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']'))) + 1);
	}

	/** With others of which the very same is said. */
	Told with(List<Told> others) {
		return new Told(this.end, this.ports, this.verdict, this.allowed, this.decider, this.rule, this.elsewhere,
				this.reason, this.causes, this.nearly, this.pair, List.copyOf(others));
	}

	/** Itself and the others. */
	public List<Told> members() {
		return Stream.concat(Stream.of(this), this.also.stream()).toList();
	}

	/** {@code TCP 80, UDP 53}. */
	public String portText() {
		return String.join(", ", this.ports.stream().map(Port::toString).toList());
	}

	/** What ports have in common that are told together. */
	static Object alike(Judged judged, PolicyType direction) {
		PolicyVerdict counting = judged.counting(direction);
		List<@Nullable Object> alike = new ArrayList<>();
		alike.add(judged.allowed());
		alike.add(counting.direction());
		alike.add(counting.decidedBy());
		alike.add(counting.policy());
		alike.add(counting.origins());
		return alike;
	}

}
