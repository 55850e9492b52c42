package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;

import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.Cidr;

/** Reads who a cluster-wide policy speaks of. */
final class ClusterPolicyPeers {

	private static final Pattern DOMAIN = Pattern
		.compile("(\\*\\.)?([a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.?");

	private static final List<String> INGRESS_FIELDS = List.of("namespaces", "pods");

	private static final List<String> EGRESS_FIELDS = List.of("namespaces", "pods", "nodes", "networks", "domainNames");

	private final Refusals refusals;

	private final LabelSelectors selectors;

	ClusterPolicyPeers(Refusals refusals) {
		this.refusals = refusals;
		this.selectors = new LabelSelectors(refusals);
	}

	PolicyPeer.Pods subject(Tree written, String path) {
		if (set(written, INGRESS_FIELDS).size() != 1) {
			this.refusals.refuse("POLICY_SUBJECT_INVALID", path, "must have one of namespaces and pods",
					"For every pod write namespaces: {}.");
		}
		return pods(written, path);
	}

	List<PolicyPeer> read(Tree written, PolicyType type, String path) {
		List<PolicyPeer> peers = new ArrayList<>();
		for (Tree peer : written.items()) {
			peers.add(peer(peer, (type == PolicyType.INGRESS) ? INGRESS_FIELDS : EGRESS_FIELDS,
					path + "[" + peers.size() + "]"));
		}
		return peers;
	}

	private PolicyPeer peer(Tree written, List<String> fields, String path) {
		List<String> set = set(written, fields);
		if (set.isEmpty()) {
			this.refusals.warn("POLICY_PEER_UNKNOWN", path, "has none of " + String.join(", ", fields)
					+ "; its rule fails closed: one that accepts then matches nothing, one that denies or passes denies everything",
					"");
			return new PolicyPeer.Unknown();
		}
		if (set.size() > 1) {
			this.refusals.refuse("POLICY_PEER_MIXED", path,
					"has " + String.join(" and ", set) + ", of which it may have one",
					"Start each with \"- \" to make it a peer of its own.");
		}
		String at = path + "." + set.getFirst();
		return switch (set.getFirst()) {
			case "nodes" -> new PolicyPeer.Nodes(selector(written.at("nodes"), at));
			case "networks" -> networks(written.at("networks").texts(), at);
			case "domainNames" -> domainNames(written.at("domainNames").texts(), at);
			default -> pods(written, path);
		};
	}

	/** In v1alpha2 an absent namespaceSelector is an empty one: every namespace. */
	private PolicyPeer.Pods pods(Tree written, String path) {
		if (written.at("namespaces").present()) {
			return new PolicyPeer.Pods(selector(written.at("namespaces"), path + ".namespaces"), null);
		}
		Tree pods = written.at("pods");
		return new PolicyPeer.Pods(selector(pods.at("namespaceSelector"), path + ".pods.namespaceSelector"),
				selector(pods.at("podSelector"), path + ".pods.podSelector"));
	}

	private PolicyPeer networks(List<String> texts, String path) {
		List<Cidr> cidrs = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Optional<Cidr> cidr = new PolicyCidrs(this.refusals).cidr(texts.get(i), path + "[" + i + "]");
			cidr.ifPresent(cidrs::add);
		}
		return new PolicyPeer.Networks(cidrs, List.of());
	}

	private PolicyPeer domainNames(List<String> names, String path) {
		for (int i = 0; i < names.size(); i++) {
			if (!DOMAIN.matcher(names.get(i)).matches()) {
				this.refusals.refuse("POLICY_DOMAIN_INVALID", path + "[" + i + "]",
						"is \"" + names.get(i) + "\", but must be a name such as kubernetes.io or *.kubernetes.io", "");
			}
		}
		return new PolicyPeer.DomainNames(names);
	}

	private LabelSelector selector(Tree written, String path) {
		Map<String, String> labels = new LinkedHashMap<>();
		if (written.at("matchLabels").value() instanceof Map<?, ?> map) {
			map.forEach((key, value) -> labels.put(String.valueOf(key), (value != null) ? String.valueOf(value) : ""));
		}
		List<LabelSelectorRequirement> expressions = written.at("matchExpressions")
			.items()
			.stream()
			.map((one) -> new LabelSelectorRequirement(one.at("key").text(""), one.at("operator").text(""),
					one.at("values").texts()))
			.toList();
		return this.selectors.read(new io.fabric8.kubernetes.api.model.LabelSelector(expressions, labels), path);
	}

	private static List<String> set(Tree written, List<String> fields) {
		return fields.stream().filter((field) -> written.at(field).present()).toList();
	}

}
