package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;

/**
 * Where a walk begins.
 *
 * @param station whose socket
 * @param pod the pod, null for nodes and the outside
 * @param name in words
 */
record Start(Station station, @Nullable Pod pod, String name) {

}
