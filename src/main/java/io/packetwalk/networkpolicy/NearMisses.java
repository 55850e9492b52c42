package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyRule.Action;
import io.packetwalk.net.Cidr;
import io.packetwalk.networkpolicy.Judge.Tried;
import io.packetwalk.networkpolicy.NearMiss.Kind;
import io.packetwalk.networkpolicy.RuleMatch.Outcome;

/**
 * Looks through the rules that did not let a connection pass for what they nearly
 * matched.
 */
final class NearMisses {

	private final Surroundings surroundings;

	private final PeerMatch match;

	private final Traffic traffic;

	NearMisses(Surroundings surroundings, PeerMatch match, Traffic traffic) {
		this.surroundings = surroundings;
		this.match = match;
		this.traffic = traffic;
	}

	/** The near misses of the rules that would have let it pass, in their order. */
	List<NearMiss> in(List<Tried> rules, Applied applied) {
		Set<NearMiss> found = new LinkedHashSet<>();
		for (Tried tried : rules) {
			if (tried.rule().action() == Action.ACCEPT && tried.outcome() != Outcome.MATCH) {
				found.addAll(in(tried));
			}
		}
		PortMisses.dns(rules, applied, this.traffic).ifPresent(found::add);
		return List.copyOf(found);
	}

	private List<NearMiss> in(Tried tried) {
		Origin origin = RuleWords.origin(tried, this.traffic);
		if (tried.outcome() == Outcome.OTHER_PORT) {
			return new PortMisses(this.surroundings, this.traffic).in(tried.rule().ports(), origin);
		}
		List<NearMiss> found = new ArrayList<>();
		PolicyRule rule = tried.rule();
		for (int i = 0; i < rule.peers().size(); i++) {
			if (PortMatch.any(rule.ports(), rule.peers().get(i), this.traffic)) {
				Origin at = origin.at(this.traffic.type().peers() + "[" + i + "]");
				peer(rule.peers().get(i), tried.namespace(), at).ifPresent(found::add);
			}
		}
		return found;
	}

	private Optional<NearMiss> peer(PolicyPeer peer, String namespace, Origin origin) {
		return switch (peer) {
			case PolicyPeer.Pods pods when this.traffic.otherPod() != null ->
				pod(pods, namespace, this.traffic.otherPod(), origin);
			case PolicyPeer.Pods pods -> hostNetwork(pods, namespace, origin);
			case PolicyPeer.Networks networks -> clusterIp(networks, origin);
			default -> Optional.empty();
		};
	}

	private Optional<NearMiss> pod(PolicyPeer.Pods peer, String own, Pod pod, Origin origin) {
		boolean labels = peer.pods() == null || peer.pods().matches(pod.labels());
		boolean namespace = this.match.namespace(peer.namespaces(), own, pod.namespace());
		if (namespace && peer.pods() != null) {
			return LabelMisses.of(peer.pods(), pod.labels(), pod.key(), origin.at("podSelector"));
		}
		if (!labels) {
			return Optional.empty();
		}
		if (peer.namespaces() != null) {
			return LabelMisses.ofNamespace(peer.namespaces(), this.surroundings.labelsOf(pod.namespace()),
					pod.namespace(), origin.at("namespaceSelector"));
		}
		return Optional.of(new NearMiss(Kind.OTHER_NAMESPACE, origin,
				"%s has the labels, but a podSelector alone means namespace %s; add a namespaceSelector for %s to it"
					.formatted(pod.key(), own, pod.namespace())));
	}

	private Optional<NearMiss> hostNetwork(PolicyPeer.Pods peer, String namespace, Origin origin) {
		return this.surroundings.hostNetworkPodsAt(this.traffic.other())
			.stream()
			.filter((pod) -> this.match.pod(peer, namespace, pod))
			.findFirst()
			.map((pod) -> new NearMiss(Kind.HOST_NETWORK, origin,
					"%s has the labels, but it is on its node's network, which selectors never mean; an ipBlock of %s does"
						.formatted(pod.key(), Cidr.host(this.traffic.other()))));
	}

	private Optional<NearMiss> clusterIp(PolicyPeer.Networks networks, Origin origin) {
		return this.surroundings.servicesAt(this.traffic)
			.stream()
			.filter((service) -> service.clusterIps()
				.stream()
				.anyMatch((address) -> networks.cidrs().stream().anyMatch((cidr) -> cidr.contains(address))))
			.findFirst()
			.map((service) -> new NearMiss(Kind.CLUSTER_IP, origin,
					"the block holds the ClusterIP of %s (%s), but policies see the address behind it, %s"
						.formatted(service.ref(), service.clusterIp(), this.traffic.other())));
	}

}
