/** What kube-proxy programs on each node: the rules of every Service. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "netfilter", "nftables", "ipvs" })
package io.packetwalk.kubeproxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
