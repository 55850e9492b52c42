package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/**
 * Says of each line of a pod's resolv.conf where it comes from. What kubelet starts from
 * comes first, so an entry that stands in {@code dnsConfig} too is not owed to it.
 *
 * @param pod the pod
 * @param service the Service whose address kubelet has as {@code clusterDNS}
 * @param cluster the cluster
 */
record LineOrigins(Pod pod, DnsService service, Cluster cluster) {

	private static final String POLICY = "spec.dnsPolicy";

	List<ResolvConfLine> lines(ResolvConf conf) {
		List<ResolvConfLine> lines = new ArrayList<>();
		if (!conf.searches().isEmpty()) {
			lines.add(mixed("search", conf.searches(), this::search));
		}
		for (IpAddress nameserver : conf.nameservers()) {
			EntryOrigin origin = nameserver(nameserver);
			lines.add(new ResolvConfLine("nameserver " + nameserver, origin.words(),
					this.pod.origin().at(origin.path())));
		}
		if (!conf.options().isEmpty()) {
			lines.add(mixed("options", conf.options(), this::option));
		}
		return lines;
	}

	/**
	 * Entries of one origin are named together; what the pod itself adds is pointed at.
	 */
	private ResolvConfLine mixed(String keyword, List<String> entries, Function<String, EntryOrigin> origins) {
		Map<EntryOrigin, List<String>> grouped = new LinkedHashMap<>();
		entries.forEach(
				(entry) -> grouped.computeIfAbsent(origins.apply(entry), (origin) -> new ArrayList<>()).add(entry));
		List<String> words = new ArrayList<>();
		grouped.forEach((origin, of) -> words
			.add((grouped.size() == 1) ? origin.words() : String.join(" ", of) + ": " + origin.words()));
		String path = grouped.keySet()
			.stream()
			.map(EntryOrigin::path)
			.filter((candidate) -> candidate.startsWith("spec.dnsConfig"))
			.findFirst()
			.orElse(grouped.keySet().iterator().next().path());
		return new ResolvConfLine(keyword + " " + String.join(" ", entries), String.join("; ", words),
				this.pod.origin().at(path));
	}

	private ResolvConfBase base() {
		return ResolvConfBase.of(this.pod.dns(), this.pod.hostNetwork(), this.service.addresses());
	}

	private boolean startsFromNode() {
		return base() == ResolvConfBase.NODE || base() == ResolvConfBase.NODE_FOR_WANT_OF_CLUSTER_DNS;
	}

	private EntryOrigin nameserver(IpAddress address) {
		if (base() == ResolvConfBase.CLUSTER && this.service.addresses().contains(address)) {
			return new EntryOrigin("%s: kubelet's clusterDNS, Service %s".formatted(policy(),
					this.service.service().map((found) -> found.key()).orElse("unknown")), POLICY);
		}
		if (startsFromNode() && this.cluster.outside().nodeNameservers().contains(address)) {
			return fromNode();
		}
		int index = this.pod.dns().nameservers().indexOf(address);
		return new EntryOrigin("spec.dnsConfig.nameservers", "spec.dnsConfig.nameservers[" + index + "]");
	}

	private EntryOrigin search(String domain) {
		String clusterDomain = this.cluster.settings().clusterDomain();
		if (base() == ResolvConfBase.CLUSTER
				&& PodResolvConf.clusterSearches(this.pod.namespace(), clusterDomain).contains(domain)) {
			return new EntryOrigin("the pod's namespace and kubelet's clusterDomain", POLICY);
		}
		if (base() != ResolvConfBase.EMPTY && this.cluster.outside().nodeSearches().contains(domain)) {
			return startsFromNode() ? fromNode() : new EntryOrigin(nodeFile(), POLICY);
		}
		return new EntryOrigin("spec.dnsConfig.searches", "spec.dnsConfig.searches");
	}

	private EntryOrigin option(String option) {
		String name = PodResolvConf.optionName(option);
		boolean own = this.pod.dns().options().stream().map(PodResolvConf::optionName).anyMatch(name::equals);
		if (own) {
			return new EntryOrigin("spec.dnsConfig.options", "spec.dnsConfig.options");
		}
		return startsFromNode() ? fromNode() : new EntryOrigin(policy() + ": kubelet sets it", POLICY);
	}

	private EntryOrigin fromNode() {
		boolean shared = base() == ResolvConfBase.NODE && !this.pod.dns().policy().equals("Default");
		String why = (base() == ResolvConfBase.NODE) ? shared ? policy() + " with hostNetwork is Default" : policy()
				: policy() + " is Default, as kubelet has no clusterDNS";
		return new EntryOrigin(why + ": " + nodeFile(), shared ? "spec.hostNetwork" : POLICY);
	}

	private String nodeFile() {
		return this.cluster.outside().assumed() ? "node's resolv.conf (assumed, no Outside describes it)"
				: "node's resolv.conf (Outside nodeResolvConf)";
	}

	private String policy() {
		return "dnsPolicy " + this.pod.dns().policy();
	}

	/**
	 * Where an entry comes from.
	 *
	 * @param words in plain words
	 * @param path the field of the pod behind it
	 */
	private record EntryOrigin(String words, String path) {
	}

}
