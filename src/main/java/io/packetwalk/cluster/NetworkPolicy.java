package io.packetwalk.cluster;

/**
 * A <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/">NetworkPolicy</a>.
 * Its rules are not modelled yet; it is listed so that its absence from the walk can be
 * said.
 *
 * @param namespace its namespace
 * @param name its name
 */
public record NetworkPolicy(String namespace, String name) {

}
