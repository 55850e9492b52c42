package io.packetwalk.kubeproxy;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of the chains and sets kube-proxy makes for each Service port and endpoint in
 * nftables mode.
 */
final class NftNames {

	private static final int HASH_LENGTH = 8;

	/** What a name may have in the kernel, without the longest prefix. */
	private static final int LONGEST = 240;

	private final String service;

	private final String base;

	/** By {@code ip:port}: looked up only. */
	private final Map<String, String> endpoints = new HashMap<>();

	NftNames(ServicePortName name) {
		this.service = name.namespace() + "/" + name.service() + "/" + name.protocol().lower() + "/" + name.port();
		this.base = base(this.service);
	}

	/** Balances over endpoints anywhere. */
	String cluster() {
		return "service-" + this.base;
	}

	/** Balances over endpoints on this node. */
	String local() {
		return "local-" + this.base;
	}

	/** Entry for external destinations. */
	String external() {
		return "external-" + this.base;
	}

	/** Guards load balancer addresses with source ranges. */
	String firewall() {
		return "firewall-" + this.base;
	}

	/** One endpoint. */
	String endpoint(ProxiedEndpoint endpoint) {
		return "endpoint-" + of(endpoint);
	}

	/** The set of clients that stick to an endpoint. */
	String affinity(ProxiedEndpoint endpoint) {
		return "affinity-" + of(endpoint);
	}

	/** The colons of IPv6 have no place in a name. */
	private String of(ProxiedEndpoint endpoint) {
		return this.endpoints.computeIfAbsent(endpoint.text(), (text) -> base(
				this.service + "__" + endpoint.ip().toString().replace(':', '.') + "/" + endpoint.port()));
	}

	private static String base(String name) {
		String hashed = ChainNames.hash(name).substring(0, HASH_LENGTH) + "-" + name;
		return (hashed.length() <= LONGEST) ? hashed : hashed.substring(0, LONGEST - 3) + "...";
	}

}
