package io.packetwalk.controlplane.node;

import io.fabric8.kubernetes.api.model.Node;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/**
 * A node before it has addresses.
 *
 * @param name its name
 * @param stated its manifest, null when there is none
 * @param hostIp the address its pods' status tells, null when none does
 */
public record NodeSeed(String name, @Nullable Stored<Node> stated, @Nullable IpAddress hostIp) {

}
