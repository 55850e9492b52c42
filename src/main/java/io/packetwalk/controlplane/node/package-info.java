/** Nodes, their address ranges, and which pods they take. */
@NullMarked
package io.packetwalk.controlplane.node;

import org.jspecify.annotations.NullMarked;
