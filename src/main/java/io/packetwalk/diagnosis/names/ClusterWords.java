package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.networkpolicy.Spelling;

/** The names a cluster has, and what a name that is none of them may have meant. */
final class ClusterWords {

	private static final String SVC = "svc";

	/** Names that differ more in length are not compared letter by letter. */
	private static final int MOST_EDITS = 3;

	private final Cluster cluster;

	private final String domain;

	private final Set<String> namespaces = new TreeSet<>();

	/** Services by name. */
	private final Map<String, List<Service>> services = new LinkedHashMap<>();

	/**
	 * The first pod of each workload, by the workload's namespace and name; looked up
	 * only.
	 */
	private final Map<String, Pod> workloads = new HashMap<>();

	ClusterWords(Cluster cluster) {
		this.cluster = cluster;
		this.domain = "." + cluster.settings().clusterDomain().toLowerCase(Locale.ROOT);
		cluster.namespaces().stream().map(Namespace::name).forEach(this.namespaces::add);
		cluster.services().forEach((service) -> {
			this.namespaces.add(service.namespace());
			this.services.merge(service.name(), List.of(service), ClusterWords::both);
		});
		cluster.pods().forEach((pod) -> {
			this.namespaces.add(pod.namespace());
			if (pod.owner() != null) {
				this.workloads.putIfAbsent(pod.namespace() + "/" + pod.owner().name(), pod);
			}
		});
	}

	private static List<Service> both(List<Service> left, List<Service> right) {
		List<Service> all = new ArrayList<>(left);
		all.addAll(right);
		return all;
	}

	Cluster cluster() {
		return this.cluster;
	}

	/** {@code cluster.local}. */
	String domain() {
		return this.domain.substring(1);
	}

	/** Whether a name can only be meant for the cluster, not for the world. */
	boolean isInside(String name) {
		String bare = bare(name);
		String[] labels = bare.split("\\.");
		if (labels.length == 1 || bare.endsWith("." + SVC) || bare.endsWith(this.domain) || bare.contains(".svc.")) {
			return true;
		}
		String last = labels[labels.length - 1];
		return this.namespaces.contains(last)
				&& (labels.length == 2 || this.cluster.service(last, labels[labels.length - 2]).isPresent());
	}

	/** The labels of a name, {@code svc} and the cluster's domain left out. */
	List<String> labels(String name) {
		String bare = bare(name);
		String local = bare.endsWith(this.domain) ? bare.substring(0, bare.length() - this.domain.length()) : bare;
		return List.of((local.endsWith("." + SVC) ? local.substring(0, local.length() - SVC.length() - 1) : local)
			.split("\\."));
	}

	private static String bare(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

	/** The Service a candidate such as {@code web.shop.svc.cluster.local.} is about. */
	Optional<Service> service(String candidate) {
		String bare = bare(candidate);
		if (!bare.endsWith("." + SVC + this.domain)) {
			return Optional.empty();
		}
		List<String> labels = labels(bare);
		return (labels.size() < 2) ? Optional.empty()
				: this.cluster.service(labels.getLast(), labels.get(labels.size() - 2));
	}

	/** A pod of the workload of this name. */
	Optional<Pod> podOf(String namespace, String workload) {
		return Optional.ofNullable(this.workloads.get(namespace + "/" + workload));
	}

	boolean isNamespace(String name) {
		return this.namespaces.contains(name);
	}

	/** The namespaces that have a Service of this name, other than one. */
	List<String> elsewhere(String service, String namespace) {
		return this.services.getOrDefault(service, List.of())
			.stream()
			.map(Service::namespace)
			.filter((one) -> !one.equals(namespace))
			.toList();
	}

	/** A Service of a namespace whose name is nearly this. */
	Optional<String> nearService(String name, String namespace) {
		return this.services.entrySet()
			.stream()
			.filter((entry) -> Math.abs(entry.getKey().length() - name.length()) <= MOST_EDITS)
			.filter((entry) -> entry.getValue().stream().anyMatch((one) -> one.namespace().equals(namespace)))
			.filter((entry) -> Spelling.near(name, entry.getKey()))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/** A namespace whose name is nearly this and that has a Service. */
	Optional<String> nearNamespace(String name, String service) {
		return new LinkedHashSet<>(elsewhere(service, name)).stream()
			.filter((one) -> Spelling.near(name, one))
			.findFirst();
	}

}
