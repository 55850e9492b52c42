package io.packetwalk.clusterdns;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Origin;

/**
 * A line of a pod's resolv.conf, and where it comes from.
 *
 * @param text the line
 * @param from in words, e.g. {@code kubelet's clusterDNS: Service kube-system/kube-dns}
 * @param origin the field of a manifest behind it, null where there is none
 */
public record ResolvConfLine(String text, String from, @Nullable Origin origin) {

}
