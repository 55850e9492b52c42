package io.packetwalk.diagnosis.names;

import java.util.LinkedHashMap;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;

/** One pod of each workload: all of them resolve alike. */
final class Workloads {

	private final Map<ObjectRef, PodNames> examples = new LinkedHashMap<>();

	Workloads(Cluster cluster, ClusterDns dns) {
		Map<ObjectRef, Pod> pods = new LinkedHashMap<>();
		for (Pod pod : cluster.pods()) {
			pods.merge(name(pod), pod, (known, other) -> (known.ip() != null) ? known : other);
		}
		NameServersAsked servers = new NameServersAsked(cluster, dns);
		pods.forEach((workload, pod) -> this.examples.put(workload,
				new PodNames(pod, dns.resolvConf(pod), dns.etcHosts(pod), servers)));
	}

	/** What a person would name: the workload, or the bare pod. */
	static ObjectRef name(Pod pod) {
		return (pod.owner() != null) ? pod.owner() : pod.ref();
	}

	/** By workload, in the order of their first pods. */
	Map<ObjectRef, PodNames> all() {
		return this.examples;
	}

}
