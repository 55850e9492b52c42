package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.kubeproxy.ServiceTargets.Target;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.NearMiss;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PolicyAnswer;
import io.packetwalk.networkpolicy.PolicyVerdict;
import io.packetwalk.trace.Disposition;

/** How a connection to one endpoint ends: policies of both ends, then who listens. */
final class Endings {

	private final Cluster cluster;

	private final NetworkPolicies policies;

	private final boolean enforced;

	private final PodGroups groups;

	/** What was said of the first connection that a policy denied so: looked up only. */
	private final Map<Denial, Ending> denials = new HashMap<>();

	Endings(Cluster cluster, NetworkPolicies policies, boolean enforced, PodGroups groups) {
		this.cluster = cluster;
		this.policies = policies;
		this.enforced = enforced;
		this.groups = groups;
	}

	/**
	 * The end of a connection.
	 * @param to the pod with its own network that has the target's address, null for none
	 * @param translated whether it was addressed to a ClusterIP
	 */
	Ending of(Pod from, Target target, @Nullable Pod to, Protocol protocol, boolean translated) {
		Ending denied = this.enforced ? denied(from, target, to, protocol, translated) : null;
		if (denied != null) {
			return denied;
		}
		return (to != null) ? listening(to, target, protocol) : outside(target, protocol);
	}

	private @Nullable Ending denied(Pod from, Target target, @Nullable Pod to, Protocol protocol, boolean translated) {
		PolicyAnswer out = this.policies.askEgress(from, target.ip(), protocol, target.port(), translated);
		if (!out.allowed()) {
			return this.denials.computeIfAbsent(new Denial(PolicyType.EGRESS, this.groups.of(from), out.policy()),
					(absent) -> ending(from,
							this.policies.egress(from, target.ip(), protocol, target.port(), translated)));
		}
		if (to == null) {
			return null;
		}
		IpAddress source = SourceAddress.of(this.cluster, from, to, translated);
		PolicyAnswer in = this.policies.askIngress(to, source, protocol, target.port());
		return in.allowed() ? null
				: this.denials.computeIfAbsent(new Denial(PolicyType.INGRESS, this.groups.of(to), in.policy()),
						(absent) -> ending(to, this.policies.ingress(to, source, protocol, target.port())));
	}

	/** Why policies let a connection pass. */
	Ending permitted(Pod from, Target target, @Nullable Pod to, Protocol protocol, boolean translated) {
		if (!this.enforced) {
			return new Ending(Disposition.DELIVERED, "", this.policies.enforcement().reason(), List.of(), List.of());
		}
		List<PolicyVerdict> verdicts = new ArrayList<>();
		verdicts.add(this.policies.egress(from, target.ip(), protocol, target.port(), translated));
		if (to != null) {
			verdicts.add(this.policies.ingress(to, SourceAddress.of(this.cluster, from, to, translated), protocol,
					target.port()));
		}
		return new Ending(Disposition.DELIVERED, "",
				String.join("; ", verdicts.stream().map(PolicyVerdict::reason).toList()),
				verdicts.stream().flatMap((verdict) -> verdict.origins().stream()).toList(), List.of());
	}

	private Ending ending(Pod judged, PolicyVerdict verdict) {
		String who = (verdict.policy() != null) ? verdict.policy().toString()
				: String.join(", ",
						this.policies.isolating(judged, verdict.direction())
							.stream()
							.map(NetworkPolicy::ref)
							.map(ObjectRef::toString)
							.toList());
		return new Ending(Disposition.DENIED_BY_POLICY, verdict.direction().field() + " of " + who, verdict.reason(),
				verdict.origins(), verdict.nearMisses().stream().map(NearMiss::sentence).toList());
	}

	/**
	 * Manifests do not say who listens; a pod that declares ports is taken at its word.
	 */
	private static Ending listening(Pod to, Target target, Protocol protocol) {
		List<ContainerPort> declared = to.containers().stream().flatMap((one) -> one.ports().stream()).toList();
		boolean open = declared.isEmpty()
				|| declared.stream().anyMatch((port) -> port.port() == target.port() && port.protocol() == protocol);
		return open ? Ending.DELIVERED
				: Ending.of(Disposition.CONNECTION_REFUSED,
						to.namespace() + " " + to.labels() + " port " + target.port(),
						"%s declares no port %d/%s, so nothing is taken to listen there".formatted(to.key(),
								target.port(), protocol.lower()),
						to.origin());
	}

	private Ending outside(Target target, Protocol protocol) {
		Optional<Node> node = this.cluster.nodeAt(target.ip());
		if (node.isPresent() && onNode(node.get(), target, protocol)) {
			return Ending.DELIVERED;
		}
		if (node.isPresent()) {
			return new Ending(Disposition.CONNECTION_REFUSED, "node " + target.ip() + " port " + target.port(),
					"nothing is known to listen on port %d/%s of node %s".formatted(target.port(), protocol.lower(),
							node.get().name()),
					List.of(), List.of());
		}
		return new Ending(Disposition.EXITS_CLUSTER, target.ip().toString(),
				target.ip() + " is no address of this cluster", List.of(), List.of());
	}

	private boolean onNode(Node node, Target target, Protocol protocol) {
		boolean apiServer = node.controlPlane() && target.port() == 6443 && protocol == Protocol.TCP;
		return apiServer || this.cluster.podsOn(node.name())
			.stream()
			.filter(Pod::hostNetwork)
			.flatMap((pod) -> pod.containers().stream())
			.flatMap((container) -> container.ports().stream())
			.anyMatch((port) -> port.port() == target.port() && port.protocol() == protocol);
	}

	/**
	 * What denials have in common.
	 *
	 * @param group the group of the pod that is judged
	 * @param policy the policy that decides, null for several
	 */
	private record Denial(PolicyType direction, int group, @Nullable ObjectRef policy) {
	}

}
