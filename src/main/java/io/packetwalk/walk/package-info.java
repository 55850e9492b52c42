/** Carries a packet across namespaces and nodes, writing a Trace. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "netfilter", "nftables", "ipvs", "routing", "resolver", "http",
		"cluster", "clusterdns", "ingress", "ingress :: tunnel", "kubeproxy", "networkpolicy", "cni", "dataplane",
		"trace", "narration" })
package io.packetwalk.walk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
