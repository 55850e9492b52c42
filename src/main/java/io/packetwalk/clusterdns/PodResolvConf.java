package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.PodDns;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/**
 * The resolv.conf kubelet gives a pod (pkg/kubelet/network/dns/dns.go).
 *
 * @param conf the file
 * @param events the events kubelet raises about it
 */
record PodResolvConf(ResolvConf conf, List<KubeletEvent> events) {

	PodResolvConf {
		events = List.copyOf(events);
	}

	/**
	 * Composes it.
	 * @param namespace the pod's namespace
	 * @param dns the pod's DNS policy and configuration
	 * @param hostNetwork whether the pod shares the node's network
	 * @param node the node's file; null when kubelet runs with {@code --resolv-conf=""}
	 * @param clusterDns kubelet's {@code clusterDNS}
	 * @param clusterDomain kubelet's {@code clusterDomain}
	 */
	static PodResolvConf of(String namespace, PodDns dns, boolean hostNetwork, @Nullable ResolvConf node,
			List<IpAddress> clusterDns, String clusterDomain) {
		ResolvConfBase base = ResolvConfBase.of(dns, hostNetwork, clusterDns);
		List<KubeletEvent> events = (base == ResolvConfBase.NODE_FOR_WANT_OF_CLUSTER_DNS)
				? List.of(KubeletEvent.missingClusterDns()) : List.of();
		ResolvConf start = switch (base) {
			case EMPTY -> new ResolvConf(List.of(), List.of(), List.of());
			case NODE, NODE_FOR_WANT_OF_CLUSTER_DNS ->
				(node != null) ? node : new ResolvConf(List.of(IpAddress.of("127.0.0.1")), List.of("."), List.of());
			case CLUSTER -> fromCluster(namespace, node, clusterDns, clusterDomain);
		};
		return ResolvConfLimits.apply(append(start, dns), events);
	}

	private static ResolvConf fromCluster(String namespace, @Nullable ResolvConf node, List<IpAddress> clusterDns,
			String clusterDomain) {
		List<String> searches = new ArrayList<>(clusterSearches(namespace, clusterDomain));
		searches.addAll((node != null) ? node.searches() : List.of());
		return new ResolvConf(clusterDns, distinct(searches), List.of("ndots:5"));
	}

	/** What kubelet makes of a pod's namespace and its {@code clusterDomain}. */
	static List<String> clusterSearches(String namespace, String clusterDomain) {
		return clusterDomain.isEmpty() ? List.of()
				: List.of(namespace + ".svc." + clusterDomain, "svc." + clusterDomain, clusterDomain);
	}

	/** {@code dnsConfig} comes after the policy; an option of the same name replaces. */
	private static ResolvConf append(ResolvConf base, PodDns dns) {
		List<IpAddress> nameservers = new ArrayList<>(base.nameservers());
		nameservers.addAll(dns.nameservers());
		List<String> searches = new ArrayList<>(base.searches());
		searches.addAll(dns.searches());
		List<String> options = new ArrayList<>(base.options());
		for (String option : dns.options()) {
			int same = options.stream().map(PodResolvConf::optionName).toList().indexOf(optionName(option));
			if (same >= 0) {
				options.set(same, option);
			}
			else {
				options.add(option);
			}
		}
		boolean configured = !(dns.nameservers().isEmpty() && dns.searches().isEmpty() && dns.options().isEmpty());
		return configured ? new ResolvConf(distinct(nameservers), distinct(searches), options) : base;
	}

	static String optionName(String option) {
		int colon = option.indexOf(':');
		return (colon < 0) ? option : option.substring(0, colon);
	}

	private static <T> List<T> distinct(List<T> list) {
		return List.copyOf(new LinkedHashSet<>(list));
	}

}
