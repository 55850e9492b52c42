/** What is supposed of a cluster that has settled: a pod fails, a node is drained. */
@NullMarked
@NamedInterface("whatif")
package io.packetwalk.controlplane.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
