package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.resolver.Libc;

/**
 * What a person wants to be told about names before deploying: every name that workloads
 * say they use is looked up as their pods would, once a workload and name, and what lies
 * between pods and their name servers is looked at.
 */
public final class NameFindings {

	private final Cluster cluster;

	private final ClusterDns dns;

	private final Workloads workloads;

	private final List<NameFinding> found = new ArrayList<>();

	/** Looked up only. */
	private final Set<Said> said = new HashSet<>();

	private final Set<View> looked = new HashSet<>();

	private NameFindings(Cluster cluster, ClusterDns dns) {
		this.cluster = cluster;
		this.dns = dns;
		this.workloads = new Workloads(cluster, dns);
	}

	/**
	 * Looks everything up.
	 * @param texts what containers are given, in the order findings are wanted
	 */
	public static List<NameFinding> of(Cluster cluster, ClusterDns dns, NetworkPolicies policies,
			List<WrittenText> texts) {
		NameFindings worker = new NameFindings(cluster, dns);
		Map<ObjectRef, List<UsedName>> names = names(texts);
		worker.servers(policies, names);
		if (dns.problem().isEmpty()) {
			worker.names(names);
		}
		return worker.found;
	}

	/** Many pods may mount one file, and it may be long: it is read once. */
	private static Map<ObjectRef, List<UsedName>> names(List<WrittenText> texts) {
		Map<ObjectRef, List<UsedName>> names = new LinkedHashMap<>();
		Map<Origin, List<UsedName>> inFiles = new HashMap<>();
		for (WrittenText text : texts) {
			List<UsedName> used = (text.kind() != WrittenText.Kind.FILE) ? HostsInText.of(text)
					: inFiles.computeIfAbsent(text.origin(), (absent) -> HostsInText.of(text))
						.stream()
						.map((name) -> name.in(text))
						.toList();
			if (!used.isEmpty()) {
				names.computeIfAbsent(text.by(), (absent) -> new ArrayList<>()).addAll(used);
			}
		}
		return names;
	}

	private void servers(NetworkPolicies policies, Map<ObjectRef, List<UsedName>> names) {
		this.found.addAll(HostsBlocks.of(this.cluster, this.dns));
		ResolvConfCuts cuts = new ResolvConfCuts(this.dns);
		EgressToDns egress = new EgressToDns(this.cluster, policies);
		this.workloads.all().forEach((workload, pod) -> {
			this.found.addAll(cuts.of(workload, pod.pod()));
			egress.check(workload, pod, names.containsKey(workload));
		});
		this.found.addAll(egress.findings());
	}

	private void names(Map<ObjectRef, List<UsedName>> names) {
		ClusterWords words = new ClusterWords(this.cluster);
		Aliases aliases = new Aliases(words);
		NameChecks checks = new NameChecks(words, this.dns, aliases);
		this.found.addAll(aliases.broken());
		names.forEach((workload, used) -> {
			@Nullable PodNames pod = this.workloads.all().get(workload);
			if (pod != null) {
				used.stream()
					.filter((name) -> this.looked
						.add(new View(name.origin(), name.name(), name.scheme(), name.libc(), pod.lookups())))
					.forEach((name) -> checks.of(name, pod).forEach((finding) -> add(finding, name)));
			}
		});
	}

	/** A name of one field is told of once, and what it costs once a workload. */
	private void add(NameFinding finding, UsedName used) {
		boolean cost = finding.code() == FindingCode.NDOTS_COST;
		boolean place = this.said.add(new Said(finding.code(), used.name(), finding.origin(), null));
		boolean workload = !cost || this.said.add(new Said(finding.code(), used.name(), null, used.by()));
		if (place && workload) {
			this.found.add(finding);
		}
	}

	private record Said(FindingCode code, String name, @Nullable Origin origin, @Nullable ObjectRef by) {
	}

	/** A name at a place, seen through the same resolver: it ends the same way. */
	private record View(Origin origin, String name, String scheme, Libc libc, Lookups lookups) {
	}

}
