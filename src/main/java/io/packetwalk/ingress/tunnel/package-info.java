/** Tunnels that cloudflared opens from inside the cluster, and where they lead. */
@NullMarked
@NamedInterface("tunnel")
package io.packetwalk.ingress.tunnel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
