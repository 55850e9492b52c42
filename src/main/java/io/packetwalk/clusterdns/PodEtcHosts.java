package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.EtcHosts;

/**
 * The <a href=
 * "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/">/etc/hosts</a>
 * kubelet gives a pod.
 */
final class PodEtcHosts {

	private PodEtcHosts() {
	}

	static EtcHosts of(Pod pod, String clusterDomain) {
		List<EtcHosts.Entry> entries = new ArrayList<>();
		entries.add(entry("127.0.0.1", "localhost"));
		entries.add(entry("::1", "localhost", "ip6-localhost", "ip6-loopback"));
		if (!pod.hostNetwork()) {
			entries.add(entry("fe00::", "ip6-localnet"));
			entries.add(entry("fe00::", "ip6-mcastprefix"));
			entries.add(entry("fe00::1", "ip6-allnodes"));
			entries.add(entry("fe00::2", "ip6-allrouters"));
			pod.ips().forEach((address) -> entries.add(new EtcHosts.Entry(address, ownNames(pod, clusterDomain))));
		}
		Map<IpAddress, List<String>> aliases = new TreeMap<>(pod.dns().hostAliases());
		aliases.forEach((address, names) -> entries.add(new EtcHosts.Entry(address, names)));
		return new EtcHosts(entries);
	}

	/** With a subdomain the full name comes first. */
	private static List<String> ownNames(Pod pod, String clusterDomain) {
		String hostname = given(pod.hostname()) ? pod.hostname() : pod.name();
		return given(pod.subdomain()) ? List
			.of("%s.%s.%s.svc.%s".formatted(hostname, pod.subdomain(), pod.namespace(), clusterDomain), hostname)
				: List.of(hostname);
	}

	private static boolean given(@Nullable String text) {
		return text != null && !text.isEmpty();
	}

	private static EtcHosts.Entry entry(String address, String... names) {
		return new EtcHosts.Entry(IpAddress.of(address), List.of(names));
	}

}
