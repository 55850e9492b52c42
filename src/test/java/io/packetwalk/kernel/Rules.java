package io.packetwalk.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;

/**
 * Loads a node's own rule text into its namespace, below a rule that traces everything.
 */
final class Rules {

	/** Traces every packet where it enters; the test's sign is printed and dropped. */
	private static final String TRACING = """
			table ip %s {
				chain prerouting {
					type filter hook prerouting priority -350; policy accept;
					meta nftrace set 1
				}
				chain output {
					type filter hook output priority -350; policy accept;
					meta nftrace set 1
					ip daddr 127.0.0.1 udp dport 9 drop
				}
			}
			""".formatted(TraceReader.OWN_TABLE);

	/** What is sent to nowhere outside is lost without a word. */
	static final String VASTNESS = """
			table ip vastness {
				chain output {
					type filter hook output priority 0; policy accept;
					icmp type destination-unreachable icmp code 1 drop
				}
			}
			""";

	private static final Pattern CHAIN = Pattern.compile("\\s*chain (\\S+) \\{.*");

	private static final Pattern HANDLE = Pattern.compile(".* # handle (\\d+)");

	private Rules() {
	}

	static void load(NodePlane node, String namespace) {
		if (!node.rules().sets().isEmpty()) {
			Shell.inside(namespace, IpSetSave.print(node.rules().sets().values()), "ipset", "restore");
		}
		Shell.inside(namespace, text(node), "iptables-nft-restore");
		String nftables = node.nftables().print();
		if (!nftables.isEmpty()) {
			Shell.inside(namespace, nftables, "nft", "-f", "-");
		}
		Shell.inside(namespace, TRACING, "nft", "-f", "-");
	}

	/**
	 * The node's iptables rules, without those that ask IPVS: a kernel without it does
	 * not take them.
	 */
	static String text(NodePlane node) {
		return IptablesSave.print(node.rules())
			.lines()
			.filter((line) -> !line.contains(" -m ipvs "))
			.collect(Collectors.joining("\n", "", "\n"));
	}

	/**
	 * The node's iptables rules as the kernel saves them, by {@code table chain handle}:
	 * nft's monitor prints them in its own language, so they are found by their place in
	 * the chain.
	 */
	static Map<String, String> byHandle(NodePlane node, String namespace) {
		Map<String, String> texts = new HashMap<>();
		for (String table : node.rules().tables().keySet()) {
			String saved = Shell.inside(namespace, "", "iptables-nft-save", "-t", table);
			String listed = Shell.inside(namespace, "", "nft", "-a", "list", "table", "ip", table);
			byHandle(table, saved.lines().toList(), listed.lines().toList(), texts);
		}
		return texts;
	}

	private static void byHandle(String table, List<String> saved, List<String> listed, Map<String, String> texts) {
		String chain = "";
		int index = 0;
		for (String line : listed) {
			Matcher opening = CHAIN.matcher(line);
			Matcher rule = HANDLE.matcher(line);
			if (opening.matches()) {
				chain = opening.group(1);
				index = 0;
			}
			else if (rule.matches() && !line.contains("{ # handle ")) {
				String start = "-A " + chain + " ";
				List<String> rules = saved.stream().filter((text) -> text.startsWith(start)).toList();
				texts.put(table + " " + chain + " " + rule.group(1), rules.get(index++));
			}
		}
	}

}
