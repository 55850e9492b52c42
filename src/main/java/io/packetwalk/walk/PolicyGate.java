package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Packet;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PolicyTrial;
import io.packetwalk.networkpolicy.PolicyVerdict;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/**
 * Where a node asks the <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/">policies</a>
 * about a new connection: when it leaves a pod, its destination being translated already,
 * and when it is about to enter one. Answers need no word of theirs.
 */
final class PolicyGate {

	private final Journey journey;

	private final String node;

	private final NetworkPolicies policies;

	PolicyGate(Journey journey, String node) {
		this.journey = journey;
		this.node = node;
		this.policies = journey.plane().policies();
	}

	/** A pod of this node sends; empty when the packet may pass. */
	Optional<Arrival> leaving(Passage passage) {
		Transit transit = passage.transit();
		Packet packet = transit.packet();
		if (!judged(transit)) {
			return Optional.empty();
		}
		return this.journey.plane()
			.cluster()
			.podAt(packet.src())
			.filter((pod) -> this.node.equals(pod.node()) && !pod.hostNetwork())
			.flatMap((pod) -> decide(transit, pod, this.policies.egress(pod, packet.dst(), packet.protocol(),
					packet.dport(), passage.flow().entry().dnat())));
	}

	/** A packet is at a pod's door; empty when it may enter. */
	Optional<Arrival> entering(Transit transit, String key) {
		Packet packet = transit.packet();
		if (!judged(transit)) {
			return Optional.empty();
		}
		return this.journey.plane()
			.cluster()
			.podAt(packet.dst())
			.filter((pod) -> pod.key().equals(key))
			.flatMap((pod) -> decide(transit, pod,
					this.policies.ingress(pod, packet.src(), packet.protocol(), packet.dport())));
	}

	private static boolean judged(Transit transit) {
		return transit.direction() == Direction.FORWARD && transit.about() == null;
	}

	private Optional<Arrival> decide(Transit transit, Pod pod, PolicyVerdict verdict) {
		if (verdict.trials().isEmpty() && verdict.allowed()) {
			return Optional.empty();
		}
		if (!this.policies.enforcement().enforced()) {
			if (!verdict.allowed()) {
				this.journey.note("A policy would forbid this, but nothing enforces it: " + verdict.reason() + "; "
						+ this.policies.enforcement().reason() + ".");
			}
			return Optional.empty();
		}
		write(transit, pod, verdict);
		return verdict.allowed() ? Optional.empty() : Optional.of(new Arrival.Vanished(Disposition.DENIED_BY_POLICY));
	}

	private void write(Transit transit, Pod pod, PolicyVerdict verdict) {
		String direction = verdict.direction().name().toLowerCase(java.util.Locale.ROOT);
		List<RuleTrial> trials = trials(pod, verdict, direction);
		StepDraft step = StepDraft
			.of(StepType.POLICY, verdict.allowed() ? "Policies allow it" : "Denied by policy",
					Stop.netfilter(this.node))
			.packet(transit.packet())
			.rules(new RuleLadder(trials, trials.size()))
			.because(lines(verdict))
			.command("kubectl -n " + pod.namespace() + " get networkpolicies -o yaml");
		transit.leg().add(verdict.allowed() ? step.level(Level.OPERATOR) : step.story(StoryStage.KERNEL_TRAP));
	}

	private static List<RuleTrial> trials(Pod pod, PolicyVerdict verdict, String direction) {
		List<RuleTrial> trials = new ArrayList<>();
		for (PolicyTrial trial : verdict.trials()) {
			trials.add(new RuleTrial("policy", direction + " of " + pod.key(), trial.policy() + ": " + trial.wants(),
					trial.matched(), trial.matched() ? trial.action().name() : "",
					trial.matched() ? "everything it wants" : trial.why()));
		}
		if (!verdict.allowed() && trials.stream().noneMatch(RuleTrial::matched)) {
			String isolating = String.join(", ", verdict.isolating().stream().map(ObjectRef::toString).toList());
			trials.add(new RuleTrial("policy", direction + " of " + pod.key(), "no rule of " + isolating + " allows it",
					true, "DENY", verdict.reason()));
		}
		return trials;
	}

	private List<Cause> lines(PolicyVerdict verdict) {
		return verdict.origins().stream().map(this.journey.causes().causes()::find).flatMap(Optional::stream).toList();
	}

}
