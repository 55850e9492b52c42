/** CoreDNS and its zone, and the resolv.conf kubelet writes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "resolver" })
package io.packetwalk.clusterdns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
