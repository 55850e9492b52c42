package io.packetwalk.diagnosis.names;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.ResolvConf;

/** One pod of each workload: all of them resolve alike. */
final class Workloads {

	private final ClusterDns dns;

	private final NameServersAsked servers;

	private final Map<ObjectRef, PodNames> examples = new LinkedHashMap<>();

	/** Looked up only. */
	private final Map<Alike, Lookups> lookups = new HashMap<>();

	Workloads(Cluster cluster, ClusterDns dns) {
		this.dns = dns;
		this.servers = new NameServersAsked(cluster, dns);
		Map<ObjectRef, Pod> pods = new LinkedHashMap<>();
		for (Pod pod : cluster.pods()) {
			pods.merge((pod.owner() != null) ? pod.owner() : pod.ref(), pod,
					(known, other) -> (known.ip() != null) ? known : other);
		}
		pods.forEach((workload, pod) -> this.examples.put(workload, new PodNames(pod, lookups(pod))));
	}

	private Lookups lookups(Pod pod) {
		Alike alike = new Alike(pod.namespace(), this.dns.resolvConf(pod), aliases(pod));
		return this.lookups.computeIfAbsent(alike,
				(absent) -> new Lookups(pod, alike.conf(), alike.hosts(), this.servers));
	}

	/** The pod's own name is in its own file only, not in its siblings'. */
	private EtcHosts aliases(Pod pod) {
		return new EtcHosts(this.dns.etcHosts(pod)
			.entries()
			.stream()
			.filter((entry) -> !pod.ips().contains(entry.address()) || pod.hostNetwork())
			.toList());
	}

	/** By workload, in the order of their first pods. */
	Map<ObjectRef, PodNames> all() {
		return this.examples;
	}

	private record Alike(String namespace, ResolvConf conf, EtcHosts hosts) {
	}

}
