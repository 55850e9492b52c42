package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.corefile.ServerBlock;
import io.packetwalk.diagnosis.names.NameFinding.Level;

/**
 * Corefiles whose <a href="https://coredns.io/plugins/hosts/">hosts</a> plugin hands
 * nothing on.
 */
final class HostsBlocks {

	private static final Set<String> WOULD_ANSWER = Set.of("kubernetes", "forward", "file", "auto", "etcd", "template");

	private static final String NAMESPACE = "kube-system";

	private static final String COREFILE = "Corefile";

	private HostsBlocks() {
	}

	static List<NameFinding> of(Cluster cluster, ClusterDns dns) {
		List<ConfigMap> files = cluster.configMaps()
			.stream()
			.filter((map) -> map.namespace().equals(NAMESPACE))
			.filter((map) -> map.data().containsKey(COREFILE) || map.name().equals("coredns-custom"))
			.toList();
		List<NameFinding> found = new ArrayList<>();
		for (ServerBlock block : dns.serverBlocks()) {
			boolean others = block.directives().stream().anyMatch((one) -> WOULD_ANSWER.contains(one.name()));
			for (Directive directive : block.directives()) {
				if (others && directive.name().equals("hosts") && !handsOn(directive)) {
					place(files, directive).ifPresent((origin) -> found.add(finding(block, directive, origin)));
				}
			}
		}
		return found;
	}

	private static boolean handsOn(Directive hosts) {
		return hosts.block().stream().anyMatch((property) -> property.name().equals("fallthrough"));
	}

	/**
	 * The file that has this directive at its line: what is imported has lines of its
	 * own.
	 */
	private static Optional<Origin> place(List<ConfigMap> maps, Directive directive) {
		for (ConfigMap map : maps) {
			for (String key : map.data().keySet()) {
				List<String> lines = map.data().get(key).lines().toList();
				if (directive.line() <= lines.size() && lines.get(directive.line() - 1).strip().startsWith("hosts")) {
					return Optional
						.of(new Origin(new ObjectRef("ConfigMap", map.namespace(), map.name()), "data." + key));
				}
			}
		}
		return Optional.empty();
	}

	private static NameFinding finding(ServerBlock block, Directive hosts, Origin origin) {
		List<String> zones = (hosts.args().size() > 1) ? hosts.args().subList(1, hosts.args().size())
				: block.keys().stream().map((key) -> key.replaceFirst(":\\d+$", "")).toList();
		String others = zones.contains(".") ? "every other name, Services and names of the world alike"
				: "every other name below " + String.join(" ", zones);
		return new NameFinding(FindingCode.HOSTS_WITHOUT_FALLTHROUGH, Level.ERROR, origin, hosts.line(), "hosts",
				"%s: %s line %d: hosts has no fallthrough, so it answers SERVFAIL for %s. The plugins behind it are never asked."
					.formatted(origin.object(), origin.path(), hosts.line(), others),
				"Write fallthrough as the last line of the hosts block.");
	}

}
