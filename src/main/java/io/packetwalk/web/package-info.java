/** Pages, REST and WebSocket frames. */
@NullMarked
@ApplicationModule(allowedDependencies = { "net", "manifest", "cluster", "controlplane", "dataplane", "kubeproxy",
		"netfilter", "nftables", "ipvs", "routing", "resolver", "clusterdns", "trace", "walk", "topology", "lab",
		"lab :: store", "lab :: sample", "lab :: probe", "export", "export :: drawing", "export :: experiment",
		"diagnosis", "diagnosis :: comparison", "whatif", "networkpolicy", "http", "ingress", "ingress :: gateway",
		"ingress :: tunnel" })
package io.packetwalk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
