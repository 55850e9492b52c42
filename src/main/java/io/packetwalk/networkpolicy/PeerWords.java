package io.packetwalk.networkpolicy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.net.Cidr;

/** What a peer wants, and what is there instead. */
final class PeerWords {

	private final Surroundings surroundings;

	private final PeerMatch match;

	PeerWords(Surroundings surroundings, PeerMatch match) {
		this.surroundings = surroundings;
		this.match = match;
	}

	/** What a peer wants, e.g. {@code pods with app=frontend in namespace shop}. */
	String wants(PolicyPeer peer, String namespace) {
		return switch (peer) {
			case PolicyPeer.Pods pods ->
				some(pods.pods(), "any pod", "pods with ") + namespaces(pods.namespaces(), namespace);
			case PolicyPeer.Networks networks -> "addresses in " + Words.or(texts(networks.cidrs()))
					+ (networks.except().isEmpty() ? "" : " except " + Words.and(texts(networks.except())));
			case PolicyPeer.Nodes nodes -> some(nodes.nodes(), "any node", "nodes with ");
			case PolicyPeer.DomainNames names -> "hosts named " + Words.or(names.names());
			case PolicyPeer.Unknown unknown -> "a kind of peer nobody here knows";
		};
	}

	private static String namespaces(@Nullable LabelSelector selector, String own) {
		return " in " + ((selector == null) ? "namespace " + own : some(selector, "any namespace", "namespaces with "));
	}

	private static String some(@Nullable LabelSelector selector, String any, String some) {
		return (selector == null || selector.everything()) ? any : some + selector;
	}

	private static List<String> texts(List<Cidr> cidrs) {
		return cidrs.stream().map(Cidr::toString).toList();
	}

	/**
	 * What is there instead of what a peer wants, e.g.
	 * {@code shop/web-2 has app=front-end}.
	 */
	String found(PolicyPeer peer, String namespace, Traffic traffic) {
		return switch (peer) {
			case PolicyPeer.Pods pods when traffic.otherPod() != null -> pod(pods, namespace, traffic.otherPod());
			case PolicyPeer.Networks networks -> network(networks, traffic);
			case PolicyPeer.DomainNames names -> noName(traffic);
			default -> noPod(traffic);
		};
	}

	private String pod(PolicyPeer.Pods peer, String own, Pod pod) {
		if (!this.match.namespace(peer.namespaces(), own, pod.namespace())) {
			return (peer.namespaces() == null) ? pod.key() + " is in namespace " + pod.namespace() : "namespace "
					+ pod.namespace() + " " + labels(peer.namespaces(), this.surroundings.labelsOf(pod.namespace()));
		}
		return pod.key() + " " + labels((peer.pods() != null) ? peer.pods() : LabelSelector.EVERYTHING, pod.labels());
	}

	/** What is wrong with labels, e.g. {@code has app=front-end}. */
	private static String labels(LabelSelector selector, Map<String, String> labels) {
		List<String> wrong = selector.requirements()
			.stream()
			.filter((requirement) -> !requirement.matches(labels))
			.map((requirement) -> label(requirement, labels))
			.toList();
		return "has " + Words.and(wrong);
	}

	private static String label(Requirement requirement, Map<String, String> labels) {
		String value = labels.get(requirement.key());
		return (value != null) ? requirement.key() + "=" + value : "no label " + requirement.key();
	}

	private String network(PolicyPeer.Networks networks, Traffic traffic) {
		String name = (traffic.otherPod() != null) ? traffic.other() + " (" + traffic.otherPod().key() + ")"
				: traffic.other().toString();
		Optional<Cidr> except = networks.except().stream().filter((one) -> one.contains(traffic.other())).findFirst();
		return except.map((one) -> name + " is in " + one + ", which is excepted").orElse(name + " is not in it");
	}

	private String noName(Traffic traffic) {
		List<String> names = this.surroundings.namesOf(traffic.other());
		return traffic.other() + (names.isEmpty() ? " is no host known by a name" : " is " + Words.and(names));
	}

	private String noPod(Traffic traffic) {
		if (traffic.otherPod() != null) {
			return traffic.otherPod().key() + " is a pod";
		}
		Optional<Node> node = this.surroundings.cluster().nodeAt(traffic.other());
		return traffic.other()
				+ node.map((one) -> " is node " + one.name() + ", and pods on its network count as the node")
					.orElse(" is no pod");
	}

}
