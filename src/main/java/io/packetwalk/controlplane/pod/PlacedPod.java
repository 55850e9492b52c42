package io.packetwalk.controlplane.pod;

import org.jspecify.annotations.Nullable;

/**
 * A pod after the scheduler saw it.
 *
 * @param plan the pod
 * @param node where it was bound, null while pending
 */
public record PlacedPod(PodPlan plan, @Nullable String node) {

}
