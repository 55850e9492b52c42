package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
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

	private HostsBlocks() {
	}

	static List<NameFinding> of(Cluster cluster, ClusterDns dns) {
		ObjectRef corefile = new ObjectRef("ConfigMap", "kube-system", "coredns");
		if (cluster.configMap("kube-system", "coredns").isEmpty()) {
			return List.of();
		}
		List<NameFinding> found = new ArrayList<>();
		for (ServerBlock block : dns.serverBlocks()) {
			boolean others = block.directives().stream().anyMatch((one) -> WOULD_ANSWER.contains(one.name()));
			for (Directive directive : block.directives()) {
				if (others && directive.name().equals("hosts") && !handsOn(directive)) {
					found.add(finding(block, directive, new Origin(corefile, "data.Corefile")));
				}
			}
		}
		return found;
	}

	private static boolean handsOn(Directive hosts) {
		return hosts.block().stream().anyMatch((property) -> property.name().equals("fallthrough"));
	}

	private static NameFinding finding(ServerBlock block, Directive hosts, Origin origin) {
		List<String> zones = (hosts.args().size() > 1) ? hosts.args().subList(1, hosts.args().size()) : block.keys();
		return new NameFinding(FindingCode.HOSTS_WITHOUT_FALLTHROUGH, Level.ERROR, origin, hosts.line(), "hosts",
				("%s: data.Corefile line %d: hosts has no fallthrough, so it answers SERVFAIL for every other name of %s: "
						+ "Services, and names of the world. The plugins behind it are never asked.")
					.formatted(origin.object(), hosts.line(), String.join(" ", zones)),
				"Write fallthrough as the last line of the hosts block.");
	}

}
