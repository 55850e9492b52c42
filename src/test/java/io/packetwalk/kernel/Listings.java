package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.routing.NetworkNamespace;

/** What the kernel lists once it was given our texts, beside those texts. */
final class Listings {

	private final RealCluster cluster;

	private final List<String> differences = new ArrayList<>();

	private Listings(RealCluster cluster) {
		this.cluster = cluster;
	}

	/** The first line that differs of each listing; empty when all are alike. */
	static List<String> differences(RealCluster cluster, List<NetworkNamespace> stacks) {
		Listings listings = new Listings(cluster);
		stacks.forEach(listings::routes);
		cluster.nodes().values().forEach(listings::rules);
		return listings.differences;
	}

	private void routes(NetworkNamespace stack) {
		String listed = Shell.must("", "ip", "-n", this.cluster.kernelName(stack.name()), "route");
		compare(stack.name() + " ip route", listed.replace(" linkdown", ""), stack.routes().print());
	}

	private void rules(NodePlane node) {
		String namespace = this.cluster.kernelName("node/" + node.name());
		String printed = Rules.text(node);
		for (String table : node.rules().tables().keySet()) {
			String saved = Shell.inside(namespace, "", "iptables-nft-save", "-t", table);
			compare(node.name() + " iptables-save -t " + table, saved.replaceAll("\\[\\d+:\\d+]", "[0:0]"),
					section(printed, table));
		}
		if (!node.rules().sets().isEmpty()) {
			compare(node.name() + " ipset save", sorted(Shell.inside(namespace, "", "ipset", "save")),
					sorted(IpSetSave.print(node.rules().sets().values())));
		}
		if (!node.nftables().print().isEmpty()) {
			compare(node.name() + " nft list table ip kube-proxy",
					Shell.inside(namespace, "", "nft", "list", "table", "ip", "kube-proxy"), node.nftables().print());
		}
	}

	private static String section(String text, String table) {
		int start = text.indexOf("*" + table + "\n");
		return text.substring(start, text.indexOf("COMMIT\n", start) + "COMMIT\n".length());
	}

	/**
	 * The kernel keeps sets and their entries by hash; the hash's seed is drawn anew, and
	 * its bucket size depends on the release.
	 */
	private static String sorted(String text) {
		return String.join("\n",
				text.lines().map((line) -> line.replaceAll(" (initval|bucketsize) \\S+", "")).sorted().toList());
	}

	private void compare(String what, String listed, String printed) {
		List<String> real = lines(listed);
		List<String> ours = lines(printed);
		for (int i = 0; i < Math.max(real.size(), ours.size()); i++) {
			String one = (i < real.size()) ? real.get(i) : "nothing more";
			String other = (i < ours.size()) ? ours.get(i) : "nothing more";
			if (!one.equals(other)) {
				this.differences
					.add(what + ", line " + (i + 1) + "\n      kernel: " + one + "\n      ours:   " + other);
				return;
			}
		}
	}

	private static List<String> lines(String text) {
		return Stream.of(text.split("\n"))
			.filter((line) -> !line.startsWith("#"))
			.map(String::stripTrailing)
			.filter((line) -> !line.isEmpty())
			.toList();
	}

}
