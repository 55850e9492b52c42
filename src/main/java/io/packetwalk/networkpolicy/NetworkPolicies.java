package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyEnforcement;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.Judge.Decision;
import io.packetwalk.networkpolicy.Judge.Tried;
import io.packetwalk.networkpolicy.PolicyVerdict.DecidedBy;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/">policies</a>
 * of a cluster, ready to judge connections. They are judged as if they were enforced;
 * whether they are, {@link #enforcement()} tells.
 */
public final class NetworkPolicies {

	private final Surroundings surroundings;

	private final PeerMatch peers;

	private final RuleMatch rules;

	private final PolicyIndex index;

	private final PolicyEnforcement enforcement;

	private NetworkPolicies(Cluster cluster) {
		this.surroundings = new Surroundings(cluster);
		this.peers = new PeerMatch(this.surroundings);
		this.rules = new RuleMatch(this.peers);
		this.index = new PolicyIndex(cluster, this.peers);
		this.enforcement = PolicyEnforcement.of(cluster);
	}

	public static NetworkPolicies of(Cluster cluster) {
		return new NetworkPolicies(cluster);
	}

	/** Whether something in the cluster enforces them. */
	public PolicyEnforcement enforcement() {
		return this.enforcement;
	}

	/** The NetworkPolicies that isolate a pod in a direction, by name. */
	public List<NetworkPolicy> isolating(Pod pod, PolicyType type) {
		return this.index.of(pod, type).isolating();
	}

	/**
	 * The cluster-wide policies that speak of a pod in a direction, in the order in which
	 * they are asked; those of the tier Baseline only where no NetworkPolicy isolates it.
	 */
	public List<ClusterNetworkPolicy> clusterWide(Pod pod, PolicyType type) {
		Applied applied = this.index.of(pod, type);
		return Stream.concat(applied.admin().stream(), applied.baseline().stream()).toList();
	}

	/** What the policies see of each of these pods, in their order. */
	public List<PodLikeness> likenesses(List<Pod> pods) {
		Likenesses likenesses = new Likenesses(this.surroundings.cluster(), this.index, this.peers);
		return pods.stream().map(likenesses::of).toList();
	}

	/**
	 * Whether a pod may open a connection.
	 * @param to the destination after DNAT: a pod's address, not a Service's
	 * @param port the destination port after DNAT, 0 for a protocol without ports
	 */
	public PolicyVerdict egress(Pod from, IpAddress to, Protocol protocol, int port) {
		return egress(from, to, protocol, port, false);
	}

	/**
	 * Whether a pod may open a connection.
	 * @param translated whether it was addressed to a Service: then it is none to the
	 * pod's own node, even if that node is behind the Service
	 */
	public PolicyVerdict egress(Pod from, IpAddress to, Protocol protocol, int port, boolean translated) {
		return verdict(traffic(PolicyType.EGRESS, from, to, protocol, port, translated));
	}

	/**
	 * Whether a pod takes a connection.
	 * @param from the source as the pod sees it, after any SNAT
	 * @param port the destination port on the pod, 0 for a protocol without ports
	 */
	public PolicyVerdict ingress(Pod to, IpAddress from, Protocol protocol, int port) {
		return verdict(traffic(PolicyType.INGRESS, to, from, protocol, port, false));
	}

	/** As {@link #egress}, without the reason and so faster. */
	public PolicyAnswer askEgress(Pod from, IpAddress to, Protocol protocol, int port, boolean translated) {
		return ask(traffic(PolicyType.EGRESS, from, to, protocol, port, translated));
	}

	/** As {@link #ingress}, without the reason and so faster. */
	public PolicyAnswer askIngress(Pod to, IpAddress from, Protocol protocol, int port) {
		return ask(traffic(PolicyType.INGRESS, to, from, protocol, port, false));
	}

	/**
	 * The policies of a node's pods as a file for {@code nft -f}: one table that decides
	 * as the verdicts here do.
	 */
	public String print(Node node) {
		return new NftPolicies(this.index, new NftPeers(this.surroundings, this.peers))
			.print(this.surroundings.cluster().podsOn(node.name()));
	}

	private Traffic traffic(PolicyType type, Pod pod, IpAddress other, Protocol protocol, int port,
			boolean translated) {
		return new Traffic(type, pod, other, this.surroundings.podAt(other), protocol, port, translated);
	}

	private PolicyAnswer ask(Traffic traffic) {
		Applied applied = this.index.of(traffic.pod(), traffic.type());
		if (applied.nothing() || exemption(traffic) != null) {
			return PolicyAnswer.OPEN;
		}
		Decision decision = new Judge(this.rules, traffic, null).decide(applied);
		return new PolicyAnswer(decision.allowed(), decision.by(), decision.policy());
	}

	private PolicyVerdict verdict(Traffic traffic) {
		String exempt = exemption(traffic);
		Applied applied = this.index.of(traffic.pod(), traffic.type());
		if (exempt != null) {
			return new PolicyVerdict(true, traffic.type(), DecidedBy.EXEMPT, null, refs(applied), List.of(), exempt,
					List.of(), List.of());
		}
		List<Tried> tried = Judge.log();
		Decision decision = new Judge(this.rules, traffic, tried).decide(applied);
		RuleWords words = new RuleWords(new PeerWords(this.surroundings, this.peers), this.peers);
		List<PolicyTrial> trials = tried.stream().map((one) -> words.trial(one, traffic)).toList();
		List<NearMiss> nearMisses = decision.allowed() ? List.of()
				: new NearMisses(this.surroundings, this.peers, traffic).in(tried, applied);
		return new PolicyVerdict(decision.allowed(), traffic.type(), decision.by(), decision.policy(), refs(applied),
				trials, new Reason(traffic, applied, trials).of(decision), origins(decision, applied, trials, traffic),
				nearMisses);
	}

	/** Why traffic is judged by nobody, null when it is judged. */
	private @Nullable String exemption(Traffic traffic) {
		Pod pod = traffic.pod();
		if (pod.hostNetwork()) {
			return pod.key() + " is on its node's network, where policies do not apply";
		}
		if (pod.ips().contains(traffic.other()) || traffic.other().isLoopback()) {
			return "a pod always reaches itself";
		}
		if (!traffic.translated() && this.surroundings.ownNode(pod, traffic.other())) {
			return "traffic between a pod and the node it runs on (" + pod.node() + ") always passes";
		}
		return null;
	}

	/** The rule that decided; where none did, the selectors that isolate. */
	private static List<Origin> origins(Decision decision, Applied applied, List<PolicyTrial> trials, Traffic traffic) {
		if (decision.by() == DecidedBy.DEFAULT) {
			return List.of();
		}
		if (decision.by() != DecidedBy.NETWORK_POLICY || decision.allowed()) {
			return List.of(trials.getLast().origin());
		}
		List<Origin> origins = new ArrayList<>();
		for (NetworkPolicy policy : applied.isolating()) {
			Optional<Origin> first = trials.stream()
				.filter((trial) -> trial.policy().equals(policy.ref()))
				.map(PolicyTrial::origin)
				.findFirst();
			origins.add(first.orElse(new Origin(policy.ref(), "spec." + traffic.type().field())));
		}
		return origins;
	}

	private static List<ObjectRef> refs(Applied applied) {
		return applied.isolating().stream().map(NetworkPolicy::ref).toList();
	}

}
