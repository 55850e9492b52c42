/** Gateways and the routes that attach to them, compiled to route tables. */
@NullMarked
package io.packetwalk.ingress.gateway;

import org.jspecify.annotations.NullMarked;
