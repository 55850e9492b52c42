package io.packetwalk.topology;

/**
 * The picture of a cluster.
 *
 * @param physical machines, kernels, devices and the wires between them: where packets
 * are
 * @param logical Ingress, Service, Pod: what selects what
 */
public record Topology(View physical, View logical) {

}
