/** Service admission: defaults, virtual addresses, node ports, load balancers. */
@NullMarked
package io.packetwalk.controlplane.allocation;

import org.jspecify.annotations.NullMarked;
