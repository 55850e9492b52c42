package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * An entry of {@code status.loadBalancer.ingress}.
 *
 * @param ip the address, null when only a host name is given
 * @param hostname the host name, null when an address is given
 * @param proxied {@code ipMode: Proxy}: nodes do not take the address as their own
 * @param layer2 how MetalLB announces the address on the nodes' own network, null when
 * something in front of the nodes has it
 */
public record LoadBalancerIngress(@Nullable IpAddress ip, @Nullable String hostname, boolean proxied,
		@Nullable Layer2 layer2) {

	/** An address of something in front of the nodes. */
	public LoadBalancerIngress(@Nullable IpAddress ip, @Nullable String hostname, boolean proxied) {
		this(ip, hostname, proxied, null);
	}

	/**
	 * MetalLB's <a href="https://metallb.io/concepts/layer2/">layer 2 mode</a>: of all
	 * speakers one answers ARP for an address.
	 *
	 * @param pool the IPAddressPool the address is of
	 * @param node the node that answers, null when none may
	 * @param why why it is that node, or why none
	 */
	public record Layer2(String pool, @Nullable String node, String why) {
	}

}
