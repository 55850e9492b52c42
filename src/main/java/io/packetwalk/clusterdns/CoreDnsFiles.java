package io.packetwalk.clusterdns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.Node;

/**
 * The files a CoreDNS container sees, and its Corefile.
 *
 * @param corefile the Corefile
 * @param files the other files, by path
 */
record CoreDnsFiles(String corefile, Map<String, String> files) {

	private static final String NAMESPACE = "kube-system";

	private static final String HOSTS = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";

	static CoreDnsFiles of(Cluster cluster) {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("/etc/hosts", HOSTS);
		files.put("/etc/coredns/NodeHosts", nodeHosts(cluster));
		Optional<ConfigMap> own = config(cluster);
		own.ifPresent((map) -> map.data().forEach((key, text) -> files.put("/etc/coredns/" + key, text)));
		cluster.configMap(NAMESPACE, "coredns-custom")
			.ifPresent((map) -> map.data().forEach((key, text) -> files.put("/etc/coredns/custom/" + key, text)));
		String corefile = own.map((map) -> map.data().get("Corefile"))
			.orElseGet(() -> DefaultCorefile.of(cluster.settings().profile(), cluster.settings().clusterDomain()));
		return new CoreDnsFiles(corefile, files);
	}

	/** {@code coredns}, or what a chart or distribution calls it. */
	static Optional<ConfigMap> config(Cluster cluster) {
		return cluster.configMap(NAMESPACE, "coredns")
			.or(() -> cluster.configMaps()
				.stream()
				.filter((map) -> map.namespace().equals(NAMESPACE) && map.data().containsKey("Corefile"))
				.findFirst());
	}

	/** k3s keeps the nodes' names in this file. */
	private static String nodeHosts(Cluster cluster) {
		StringBuilder text = new StringBuilder();
		for (Node node : cluster.nodes()) {
			text.append(node.internalIp()).append(' ').append(node.name()).append('\n');
		}
		return text.toString();
	}

}
