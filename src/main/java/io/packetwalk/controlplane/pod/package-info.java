/** Pods on their way from a template to a running pod. */
@NullMarked
package io.packetwalk.controlplane.pod;

import org.jspecify.annotations.NullMarked;
