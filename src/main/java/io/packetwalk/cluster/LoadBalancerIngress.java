package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * An entry of {@code status.loadBalancer.ingress}.
 *
 * @param ip the address, null when only a host name is given
 * @param hostname the host name, null when an address is given
 * @param proxied {@code ipMode: Proxy}: nodes do not take the address as their own
 */
public record LoadBalancerIngress(@Nullable IpAddress ip, @Nullable String hostname, boolean proxied) {

}
