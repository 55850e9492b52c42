package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.IpAddress;

/**
 * The policies of one node's pods as one nftables table. What a pod sends is asked after
 * DNAT where it is forwarded, what comes to it after SNAT where it leaves the node's
 * stack; what goes between a pod and its own node passes neither. Of the packets of a
 * connection only the first is asked.
 *
 * @see <a href="https://wiki.nftables.org/wiki-nftables/index.php/Netfilter_hooks">
 * Netfilter hooks</a>
 */
final class NftPolicies {

	private final PolicyIndex index;

	private final NftPeers peers;

	NftPolicies(PolicyIndex index, NftPeers peers) {
		this.index = index;
		this.peers = peers;
	}

	String print(List<Pod> pods) {
		StringBuilder table = new StringBuilder("table inet packetwalk-policy {\n");
		List<Pod> out = pods(pods, PolicyType.EGRESS);
		List<Pod> in = pods(pods, PolicyType.INGRESS);
		chains(out, PolicyType.EGRESS, table);
		chains(in, PolicyType.INGRESS, table);
		base("egress", "forward priority filter", maps(out, PolicyType.EGRESS, ""), table);
		base("egress-to-node", "input priority filter", maps(out, PolicyType.EGRESS, "ct status dnat "), table);
		List<String> ingress = new ArrayList<>(List.of("fib saddr type local accept"));
		ingress.addAll(maps(in, PolicyType.INGRESS, ""));
		base("ingress", "postrouting priority srcnat + 10", ingress, table);
		return table.append("}\n").toString();
	}

	private List<Pod> pods(List<Pod> pods, PolicyType type) {
		return pods.stream().filter((pod) -> pod.ip() != null && !this.index.of(pod, type).nothing()).toList();
	}

	private void chains(List<Pod> pods, PolicyType type, StringBuilder table) {
		for (Pod pod : pods) {
			table.append(new NftPolicyChain(this.peers, pod, type, name(pod, type)).print(this.index.of(pod, type)));
		}
	}

	private static void base(String name, String hook, List<String> rules, StringBuilder table) {
		table.append("\tchain ").append(name).append(" {\n\t\ttype filter hook ").append(hook);
		table.append("; policy accept;\n\t\tct state established,related accept\n");
		rules.forEach((rule) -> table.append("\t\t").append(rule).append('\n'));
		table.append("\t}\n");
	}

	private static List<String> maps(List<Pod> pods, PolicyType type, String before) {
		String end = (type == PolicyType.EGRESS) ? "saddr" : "daddr";
		List<String> four = new ArrayList<>();
		List<String> six = new ArrayList<>();
		for (Pod pod : pods) {
			for (IpAddress address : pod.ips()) {
				(address.isV4() ? four : six).add(address + " : jump " + name(pod, type));
			}
		}
		List<String> maps = new ArrayList<>();
		if (!four.isEmpty()) {
			maps.add(before + "ip " + end + " vmap { " + String.join(", ", four) + " }");
		}
		if (!six.isEmpty()) {
			maps.add(before + "ip6 " + end + " vmap { " + String.join(", ", six) + " }");
		}
		return maps;
	}

	/**
	 * A chain's name, kept apart from others by the address: names of pods may be longer.
	 */
	private static String name(Pod pod, PolicyType type) {
		String name = type.field() + "-" + pod.ip().toString().replace(':', '.') + "-" + pod.key();
		return (name.length() > 110) ? name.substring(0, 110) : name;
	}

}
