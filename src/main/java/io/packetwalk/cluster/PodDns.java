package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import io.packetwalk.net.IpAddress;

/**
 * <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy">dnsPolicy
 * and dnsConfig</a>.
 *
 * @param policy {@code ClusterFirst}, {@code ClusterFirstWithHostNet}, {@code Default} or
 * {@code None}
 * @param nameservers {@code dnsConfig.nameservers}
 * @param searches {@code dnsConfig.searches}
 * @param options {@code dnsConfig.options}, as written in resolv.conf ({@code ndots:2},
 * {@code edns0})
 * @param hostAliases {@code hostAliases}: names by address
 */
public record PodDns(String policy, List<IpAddress> nameservers, List<String> searches, List<String> options,
		Map<IpAddress, List<String>> hostAliases) {

	public PodDns {
		nameservers = List.copyOf(nameservers);
		searches = List.copyOf(searches);
		options = List.copyOf(options);
		hostAliases = Ordered.copyOf(hostAliases);
	}

	/** {@code ClusterFirst} and nothing else. */
	public static PodDns clusterFirst() {
		return new PodDns("ClusterFirst", List.of(), List.of(), List.of(), Map.of());
	}

}
