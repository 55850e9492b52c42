/** What a CNI plugin programs on each node: links, routes, neighbours. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "routing", "netfilter" })
package io.packetwalk.cni;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
