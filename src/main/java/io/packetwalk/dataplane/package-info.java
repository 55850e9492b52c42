/** Per node, everything the compilers made, assembled. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "cluster", "netfilter", "nftables", "ipvs", "routing", "resolver",
		"http", "cni", "kubeproxy", "networkpolicy", "clusterdns", "ingress", "ingress :: tunnel" })
package io.packetwalk.dataplane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
