package io.packetwalk.diagnosis.names;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.resolver.ResolvConf;

/** Says why a name has no address, and which name was probably meant. */
final class NotFound {

	/**
	 * Ends of names that somebody's own DNS server may know. Where nobody described the
	 * world outside, nothing is said about them.
	 */
	private static final Set<String> PRIVATE = Set.of("local", "lan", "internal", "home", "corp", "intranet", "private",
			"localdomain", "arpa", "test", "invalid", "docker", "domain", "cluster", "consul", "onion", "box");

	private final ClusterWords words;

	private final ClusterDns dns;

	private final PodRecords podRecords;

	NotFound(ClusterWords words, ClusterDns dns) {
		this.words = words;
		this.dns = dns;
		this.podRecords = new PodRecords(words);
	}

	Optional<NameFinding> of(UsedName used, PodNames pod) {
		Asked asked = pod.ask(used.libc(), used.name());
		return hostNetwork(used, pod).or(() -> otherServers(used, pod, asked))
			.or(() -> this.podRecords.missing(used, pod.pod(), asked))
			.or(() -> elsewhere(used, pod.pod(), asked))
			.or(() -> plain(used, pod.pod(), asked));
	}

	/** What kubelet would give the pod if its dnsPolicy were the one that was meant. */
	private Optional<NameFinding> hostNetwork(UsedName used, PodNames names) {
		Pod pod = names.pod();
		if (!pod.hostNetwork() || !pod.dns().policy().equals("ClusterFirst")) {
			return Optional.empty();
		}
		PodDns own = pod.dns();
		Pod meant = new Pod(pod.namespace(), pod.name(), pod.node(), pod.ips(), true, pod.phase(), pod.ready(),
				pod.terminating(), pod.labels(), pod.annotations(), pod.containers(), pod.hostname(), pod.subdomain(),
				new PodDns("ClusterFirstWithHostNet", own.nameservers(), own.searches(), own.options(),
						own.hostAliases()),
				pod.origin(), pod.owner());
		ResolvConf conf = this.dns.resolvConf(meant);
		if (!names.ask(used.libc(), conf, used.name()).found()) {
			return Optional.empty();
		}
		return Optional.of(NameFinding.of(FindingCode.HOST_NETWORK_CANNOT_RESOLVE, Level.ERROR, used,
				("which is not found: its pods are on the host's network, where dnsPolicy ClusterFirst means the node's "
						+ "resolv.conf, and %s know%s no Services. Tried: %s.")
					.formatted(servers(names.conf()), (names.conf().nameservers().size() == 1) ? "s" : "",
							names.ask(used.libc(), used.name()).tried()),
				"Set dnsPolicy: ClusterFirstWithHostNet in the pod's spec."));
	}

	private static String servers(ResolvConf conf) {
		return String.join(", ", conf.nameservers().stream().map(Object::toString).toList());
	}

	/** A Service's name, asked of servers that know no Services. */
	private Optional<NameFinding> otherServers(UsedName used, PodNames names, Asked asked) {
		ResolvConf conf = names.conf();
		boolean first = !conf.nameservers().isEmpty() && names.own(conf.nameservers().getFirst());
		List<String> labels = this.words.labels(used.name());
		String namespace = (labels.size() == 1) ? names.pod().namespace() : labels.getLast();
		String service = (labels.size() == 1) ? labels.getFirst() : labels.get(labels.size() - 2);
		if (first || this.words.cluster().service(namespace, service).isEmpty() || !this.words.isInside(used.name())) {
			return Optional.empty();
		}
		String second = names.asksCluster()
				? " The cluster's server is listed behind it, but \"no such name\" is an answer: nobody else is asked."
				: "";
		return Optional.of(NameFinding.of(FindingCode.NAME_NOT_FOUND, Level.ERROR, used,
				("which is not found although Service %s/%s exists: the pod's dnsPolicy %s makes it ask %s first, which "
						+ "knows no Services.%s Tried: %s.")
					.formatted(namespace, service, names.pod().dns().policy(),
							conf.nameservers().isEmpty() ? "nobody" : conf.nameservers().getFirst(), second,
							asked.tried()),
				"Leave dnsPolicy at ClusterFirst, or list the cluster's DNS Service first in dnsConfig.nameservers."));
	}

	private Optional<NameFinding> elsewhere(UsedName used, Pod pod, Asked asked) {
		List<String> labels = this.words.labels(used.name());
		List<String> namespaces = (labels.size() == 1) ? this.words.elsewhere(labels.getFirst(), pod.namespace())
				: List.of();
		if (namespaces.isEmpty()) {
			return Optional.empty();
		}
		String service = labels.getFirst();
		List<String> full = namespaces.stream().map((namespace) -> service + "." + namespace).toList();
		return Optional.of(NameFinding.of(FindingCode.NAME_IN_OTHER_NAMESPACE, Level.ERROR, used,
				"which is not found: a short name means the pod's own namespace, %s, and Service %s exists in namespace %s. Tried: %s."
					.formatted(pod.namespace(), service, String.join(" and ", namespaces), asked.tried()),
				"Write " + String.join(" or ", full) + "."));
	}

	private Optional<NameFinding> plain(UsedName used, Pod pod, Asked asked) {
		@Nullable String near = near(this.words.labels(used.name()), pod.namespace());
		if (near == null && (!used.certain() || mayBeKnownElsewhere(used))) {
			return Optional.empty();
		}
		boolean inside = near != null || this.words.isInside(used.name()) || looksInside(used);
		return Optional.of(NameFinding.of(FindingCode.NAME_NOT_FOUND, Level.ERROR, used,
				"which is not found: no candidate has an address. Tried: " + asked.tried() + ".",
				(near != null) ? "Did you mean " + near + "?" : inside ? missing(used, pod) : outside()));
	}

	/** A name of the world, of which a lab without an Outside document knows nothing. */
	private boolean mayBeKnownElsewhere(UsedName used) {
		return this.words.cluster().outside().assumed() && !this.words.isInside(used.name()) && !looksInside(used);
	}

	/** {@code service.namespace}, if it is no name of somebody's own network. */
	private boolean looksInside(UsedName used) {
		List<String> labels = this.words.labels(used.name());
		return labels.size() == 2 && !PRIVATE.contains(labels.getLast()) && this.words.cluster().outside().assumed();
	}

	private String outside() {
		return "The Outside document of this lab has no such record; add one if the name exists, else correct it.";
	}

	private String missing(UsedName used, Pod pod) {
		List<String> labels = this.words.labels(used.name());
		String namespace = (labels.size() == 1) ? pod.namespace() : labels.getLast();
		String service = (labels.size() == 1) ? labels.getFirst() : labels.get(labels.size() - 2);
		if (this.words.cluster().service(namespace, service).isPresent()) {
			return "Service %s/%s exists; correct what stands around it in the name.".formatted(namespace, service);
		}
		boolean workload = this.words.podOf(namespace, service).isPresent();
		return workload
				? "Pods of %s run in namespace %s, but a name needs a Service: add one called %s.".formatted(service,
						namespace, service)
				: "Add Service %s to namespace %s, or write the name of one that exists.".formatted(service, namespace);
	}

	private @Nullable String near(List<String> labels, String own) {
		if (labels.size() == 1) {
			return this.words.nearService(labels.getFirst(), own).orElse(null);
		}
		if (labels.size() != 2) {
			return null;
		}
		String service = labels.getFirst();
		String namespace = labels.getLast();
		if (!this.words.isNamespace(namespace)) {
			return this.words.nearNamespace(namespace, service).map((near) -> service + "." + near).orElse(null);
		}
		return this.words.nearService(service, namespace)
			.map((near) -> near + "." + namespace)
			.or(() -> this.words.elsewhere(service, namespace)
				.stream()
				.findFirst()
				.map((other) -> service + "." + other))
			.orElse(null);
	}

}
