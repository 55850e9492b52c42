/** Gateways and the routes that attach to them, compiled to route tables. */
@NullMarked
@NamedInterface("gateway")
package io.packetwalk.ingress.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
