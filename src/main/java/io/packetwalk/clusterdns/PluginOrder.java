package io.packetwalk.clusterdns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The plugins compiled into CoreDNS, in the order they are asked, whatever the order in
 * the file
 * (<a href="https://github.com/coredns/coredns/blob/master/plugin.cfg">plugin.cfg</a>).
 */
final class PluginOrder {

	static final List<String> NAMES = List.of("root", "metadata", "geoip", "cancel", "tls", "quic", "timeouts",
			"multisocket", "reload", "nsid", "bufsize", "bind", "debug", "trace", "ready", "health", "pprof",
			"prometheus", "errors", "log", "dnstap", "local", "dns64", "acl", "any", "chaos", "loadbalance", "tsig",
			"cache", "rewrite", "header", "dnssec", "autopath", "minimal", "template", "transfer", "hosts", "route53",
			"azure", "clouddns", "k8s_external", "kubernetes", "file", "auto", "secondary", "etcd", "loop", "forward",
			"grpc", "erratic", "whoami", "on", "sign", "view", "nomad");

	/** Plugins that set the server up and are not asked anything. */
	static final Set<String> OUTSIDE_THE_CHAIN = Set.of("root", "tls", "quic", "timeouts", "multisocket", "reload",
			"bind", "debug", "ready", "health", "pprof", "on", "view");

	/** Plugins that would change answers and are passed over here. */
	static final Set<String> NOT_MODELLED = Set.of("geoip", "header", "dnssec", "route53", "azure", "clouddns", "auto",
			"secondary", "etcd", "grpc", "erratic", "view", "nomad");

	private PluginOrder() {
	}

	static Set<String> known() {
		return new LinkedHashSet<>(NAMES);
	}

}
