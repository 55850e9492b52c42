package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The rules of one pod in one direction: {@code return} lets a packet pass, {@code drop}
 * does not, and Pass goes to the chain of the next tier.
 */
final class NftPolicyChain {

	private static final String TIER_AFTER_ADMIN = "-next";

	private static final List<Protocol> WITH_PORTS = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

	private final NftPeers peers;

	private final Pod pod;

	private final PolicyType type;

	private final String name;

	NftPolicyChain(NftPeers peers, Pod pod, PolicyType type, String name) {
		this.peers = peers;
		this.pod = pod;
		this.type = type;
		this.name = name;
	}

	/** The chains, the first of which is jumped to. */
	String print(Applied applied) {
		List<String> admin = new ArrayList<>();
		this.pod.ips().forEach((ip) -> admin.add(NftPeers.address(ip, this.type) + " return"));
		boolean tiers = !applied.admin().isEmpty();
		tier(applied.admin(), "goto " + this.name + TIER_AFTER_ADMIN, admin);
		List<String> rest = tiers ? new ArrayList<>() : admin;
		if (applied.isolating().isEmpty()) {
			tier(applied.baseline(), "return", rest);
		}
		else {
			applied.isolating().forEach((policy) -> isolating(policy, rest));
			rest.add("drop");
		}
		if (!tiers) {
			return chain(this.name, admin);
		}
		admin.add("goto " + this.name + TIER_AFTER_ADMIN);
		return chain(this.name, admin) + chain(this.name + TIER_AFTER_ADMIN, rest);
	}

	private static String chain(String name, List<String> rules) {
		return "\tchain " + name + " {\n" + String.join("", rules.stream().map((rule) -> "\t\t" + rule + "\n").toList())
				+ "\t}\n";
	}

	private void tier(List<ClusterNetworkPolicy> policies, String pass, List<String> into) {
		for (ClusterNetworkPolicy policy : policies) {
			for (PolicyRule rule : policy.rules(this.type)) {
				String verdict = switch (rule.action()) {
					case ACCEPT -> "return";
					case DENY -> "drop";
					case PASS -> pass;
				};
				if (!rule.peers().contains(new PolicyPeer.Unknown())) {
					rule(rule, "", verdict, into);
				}
				else if (rule.action() != PolicyRule.Action.ACCEPT) {
					into.add("drop");
				}
			}
		}
	}

	private void isolating(NetworkPolicy policy, List<String> into) {
		policy.rules(this.type).forEach((rule) -> rule(rule, policy.namespace(), "return", into));
	}

	private void rule(PolicyRule rule, String namespace, String verdict, List<String> into) {
		List<String> ports = ports(rule.ports());
		if (rule.peers().isEmpty()) {
			add("", ports, verdict, into);
			named(rule, new PolicyPeer.Pods(LabelSelector.EVERYTHING, null), namespace, verdict, into);
		}
		for (PolicyPeer peer : rule.peers()) {
			for (String condition : this.peers.conditions(peer, namespace, this.type)) {
				add(condition + " ", ports, verdict, into);
			}
			if (peer instanceof PolicyPeer.Pods pods) {
				named(rule, pods, namespace, verdict, into);
			}
		}
	}

	private static void add(String condition, List<String> ports, String verdict, List<String> into) {
		ports.forEach((port) -> into.add(condition + port + verdict));
	}

	/** What is asked of the port, where that is the same for every destination. */
	private List<String> ports(List<PolicyPort> ports) {
		if (ports.isEmpty()) {
			return List.of("");
		}
		List<String> conditions = new ArrayList<>();
		for (PolicyPort port : ports) {
			if (port.name() == null) {
				conditions.add(numbers(port) + " ");
			}
			else if (this.type == PolicyType.INGRESS) {
				conditions.addAll(resolved(this.pod, port));
			}
		}
		return conditions;
	}

	private static String numbers(PolicyPort port) {
		String protocol = port.protocol().lower();
		if (port.port() == 0) {
			return "meta l4proto " + protocol;
		}
		return protocol + " dport " + port.port() + ((port.endPort() > port.port()) ? "-" + port.endPort() : "");
	}

	/** Where a packet goes out, a name means another number for each destination. */
	private void named(PolicyRule rule, PolicyPeer.Pods peer, String namespace, String verdict, List<String> into) {
		List<PolicyPort> named = rule.ports().stream().filter((port) -> port.name() != null).toList();
		if (this.type == PolicyType.INGRESS || named.isEmpty()) {
			return;
		}
		for (Pod destination : this.peers.pods(peer, namespace)) {
			for (PolicyPort port : named) {
				for (IpAddress address : destination.ips()) {
					add(NftPeers.address(address, this.type) + " ", resolved(destination, port), verdict, into);
				}
			}
		}
	}

	private static List<String> resolved(Pod destination, PolicyPort port) {
		return WITH_PORTS.stream()
			.filter((protocol) -> port.protocol() == null || port.protocol() == protocol)
			.flatMap((protocol) -> PortMatch.named(destination, protocol).stream())
			.filter((one) -> one.name().equals(port.name()))
			.map((one) -> one.protocol().lower() + " dport " + one.port() + " ")
			.distinct()
			.toList();
	}

}
