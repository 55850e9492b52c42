/** Ingresses as ingress-nginx reads them. */
@NullMarked
package io.packetwalk.ingress.nginx;

import org.jspecify.annotations.NullMarked;
