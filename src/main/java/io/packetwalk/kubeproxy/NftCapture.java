package io.packetwalk.kubeproxy;

import io.packetwalk.kubeproxy.ProxyState.Entry;
import io.packetwalk.net.IpAddress;

/**
 * The elements of a Service port in the shared sets and maps: they catch traffic to its
 * addresses, or refuse it when there is nowhere to send it.
 */
final class NftCapture {

	private final NftCommands nft;

	NftCapture(NftCommands nft) {
		this.nft = nft;
	}

	void write(Entry entry, NftNames names) {
		clusterIp(entry, names);
		entry.port().externalIps().forEach((address) -> external(entry, address, names));
		for (IpAddress address : entry.port().loadBalancerIps()) {
			external(entry, address, names);
			if (guarded(entry.port())) {
				to(NftFixedRules.FIREWALL_IPS, key(entry.port(), address), "goto " + names.firewall());
			}
		}
		if (entry.port().nodePort() != 0) {
			nodePort(entry, names);
		}
	}

	/** Whether only some sources may use the load balancer's addresses. */
	static boolean guarded(ProxiedPort port) {
		return !port.loadBalancerIps().isEmpty() && !port.sourceRanges().isEmpty();
	}

	private void clusterIp(Entry entry, NftNames names) {
		ProxiedPort port = entry.port();
		this.nft.element(NftFixedRules.CLUSTER_IPS, port.clusterIp().toString());
		if (entry.hasInternal()) {
			to(NftFixedRules.SERVICE_IPS, key(port, port.clusterIp()),
					"goto " + (port.internalLocal() ? names.local() : names.cluster()));
		}
		else {
			refuse(NftFixedRules.NO_ENDPOINT_SERVICES, key(port, port.clusterIp()), entry);
		}
	}

	private void external(Entry entry, IpAddress address, NftNames names) {
		if (entry.selection().hasAny()) {
			to(NftFixedRules.SERVICE_IPS, key(entry.port(), address), "goto " + names.external());
		}
		if (!entry.hasExternal()) {
			refuse(NftFixedRules.NO_ENDPOINT_SERVICES, key(entry.port(), address), entry);
		}
	}

	private void nodePort(Entry entry, NftNames names) {
		String key = entry.port().name().protocol().lower() + " . " + entry.port().nodePort();
		if (entry.selection().hasAny()) {
			to(NftFixedRules.SERVICE_NODE_PORTS, key, "goto " + names.external());
		}
		if (!entry.hasExternal()) {
			refuse(NftFixedRules.NO_ENDPOINT_NODE_PORTS, key, entry);
		}
	}

	private static String key(ProxiedPort port, IpAddress address) {
		return address + " . " + port.name().protocol().lower() + " . " + port.port();
	}

	private void to(String map, String key, String verdict) {
		this.nft.element(map, key + " : " + verdict);
	}

	/**
	 * Without an endpoint anywhere traffic is rejected, without one here it is dropped.
	 */
	private void refuse(String map, String key, Entry entry) {
		String verdict = entry.selection().hasAny() ? "drop" : "goto " + NftFixedRules.REJECT;
		to(map, key + " comment \"" + entry.port().name() + "\"", verdict);
	}

}
