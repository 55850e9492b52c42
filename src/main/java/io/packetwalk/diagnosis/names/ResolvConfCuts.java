package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.diagnosis.names.NameFinding.Level;

/** What kubelet cuts off a pod's resolv.conf, and says in an event nobody reads. */
final class ResolvConfCuts {

	private static final String CUT = "DNSConfigForming";

	private final ClusterDns dns;

	private boolean nodeTold;

	ResolvConfCuts(ClusterDns dns) {
		this.dns = dns;
	}

	List<NameFinding> of(ObjectRef workload, Pod pod) {
		List<NameFinding> found = new ArrayList<>();
		boolean own = !pod.dns().nameservers().isEmpty() || !pod.dns().searches().isEmpty();
		for (String warning : this.dns.resolvConfWarnings(pod)) {
			if (warning.startsWith(CUT) && (own || !this.nodeTold)) {
				this.nodeTold |= !own;
				found.add(finding(workload, pod, warning, own));
			}
		}
		return found;
	}

	/** Without the search list itself, which may have 2,048 characters. */
	private static String brief(String warning) {
		int list = warning.indexOf(", the applied search line is");
		return (list < 0) ? warning : warning.substring(0, list);
	}

	private static NameFinding finding(ObjectRef workload, Pod pod, String warning, boolean own) {
		boolean servers = warning.contains("ameserver");
		String field = servers ? "spec.dnsConfig.nameservers" : "spec.dnsConfig.searches";
		Origin origin = own ? pod.origin().at(field) : pod.origin();
		String who = own ? workload + ": its own and those of its dnsPolicy together"
				: workload + " and others: the node's resolv.conf";
		return NameFinding.of(servers ? FindingCode.TOO_MANY_NAMESERVERS : FindingCode.DNS_CONFIG_FORMING,
				Level.WARNING, origin,
				"%s make %s. kubelet cuts the rest off and says so in an event only: %s.".formatted(who,
						servers ? "more than 3 nameservers" : "a search list that is too long", brief(warning)),
				servers ? "List no more than 3 nameservers, the cluster's own included." : "Shorten the search list.");
	}

}
