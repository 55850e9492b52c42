package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.NodeDump;
import io.packetwalk.cluster.NodeDump.Format;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/**
 * Finds the rules of real nodes: files called after their node, and keys of ConfigMaps
 * that are.
 */
public final class NodeDumps {

	private static final Pattern EXTENSION = Pattern.compile("(?i)\\.(?:ip6?tables(?:-save)?|nft)$");

	private static final Pattern ANY_EXTENSION = Pattern.compile("\\.[^.]*$");

	private static final Pattern SAVED = Pattern.compile("(?m)^\\*(?:raw|mangle|nat|filter|security)\\s*$");

	private static final Pattern LISTED = Pattern.compile("(?m)^\\s*(?:add\\s+)?table\\s+\\w+");

	private final List<String> nodes;

	private final Report report;

	private final Map<String, NodeDump> found = new HashMap<>();

	private NodeDumps(List<Node> nodes, Report report) {
		this.nodes = nodes.stream().map(Node::name).toList();
		this.report = report;
	}

	/** The dumps by node and format, those of files before those of ConfigMaps. */
	public static List<NodeDump> find(ApiObjects objects, List<Node> nodes, Report report) {
		NodeDumps dumps = new NodeDumps(nodes, report);
		objects.listGeneric("NodeDump").forEach(dumps::file);
		objects.list(ConfigMap.class).forEach(dumps::configMap);
		return dumps.found.values()
			.stream()
			.sorted(Comparator.comparing(NodeDump::node).thenComparing(NodeDump::format))
			.toList();
	}

	private void file(Stored<GenericKubernetesResource> stored) {
		Tree content = new Tree(stored.object().getAdditionalProperties());
		String text = content.at("text").text("");
		String name = stored.name();
		if (!content.at("format").present() || text.isBlank()) {
			this.report.warning("NODE_DUMP_UNREADABLE", stored.ref(), "",
					stored.ref() + ": it holds no rules; its node is walked by the rules made here",
					"Upload what iptables-save printed as a file called after the node, such as node-a.iptables.");
			return;
		}
		String whole = EXTENSION.matcher(name).replaceFirst("");
		String stem = (this.nodes.contains(whole) || !whole.equals(name)) ? whole
				: ANY_EXTENSION.matcher(name).replaceFirst("");
		add(stem, content.at("format").text(""), text, new Origin(stored.ref(), "text"));
	}

	private void configMap(Stored<ConfigMap> map) {
		Stored.clean(map.object().getData()).forEach((key, text) -> {
			String node = EXTENSION.matcher(key).replaceFirst("");
			if (node.equals(key)) {
				return;
			}
			Origin origin = new Origin(map.ref(), "data." + key);
			boolean nft = key.endsWith(".nft");
			if ((nft ? LISTED : SAVED).matcher(text).find()) {
				add(node, nft ? "nft" : key.contains(".ip6tables") ? "ip6tables-save" : "iptables-save", text, origin);
			}
			else {
				this.report.warning("NODE_DUMP_UNREADABLE", map.ref(), origin.path(),
						map.ref() + ": " + origin.path() + " is not what "
								+ (nft ? "nft list ruleset" : "iptables-save") + " prints; node " + node
								+ " is walked by the rules made here",
						"");
			}
		});
	}

	private void add(String node, String format, String text, Origin origin) {
		ObjectRef object = origin.object();
		if (!this.nodes.contains(node)) {
			this.report.error("NODE_DUMP_WITHOUT_NODE", object, origin.path(),
					object + ": the cluster has no node " + node + "; nodes are " + shortened()
							+ "; these rules are walked nowhere",
					Nearest.of(node, this.nodes)
						.map((near) -> "Did you mean " + near + "? Call the file after the node.")
						.orElse("Call the file after the node, such as "
								+ this.nodes.stream().findFirst().orElse("node-a") + ".iptables."));
			return;
		}
		if (format.equals("ip6tables-save")) {
			this.report.warning("NODE_DUMP_NOT_WALKED", object, origin.path(), object
					+ ": these are ip6tables rules, and packets are walked over IPv4; they are kept and not walked",
					"");
			return;
		}
		Format kind = format.equals("nft") ? Format.NFT : Format.IPTABLES;
		NodeDump first = this.found.putIfAbsent(node + " " + kind, new NodeDump(node, kind, text, origin));
		if (first != null) {
			this.report.warning("DUPLICATE_NODE_DUMP", object, origin.path(), object + ": the rules of node " + node
					+ " are also in " + first.origin().object() + "; those are walked, these are not", "");
		}
	}

	private String shortened() {
		int shown = 5;
		String first = String.join(", ", this.nodes.stream().limit(shown).toList());
		return (this.nodes.size() > shown) ? first + " … (" + this.nodes.size() + ")" : first;
	}

}
