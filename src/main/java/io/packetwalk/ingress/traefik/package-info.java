/** Ingresses and IngressRoutes as Traefik reads them. */
@NullMarked
package io.packetwalk.ingress.traefik;

import org.jspecify.annotations.NullMarked;
