package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * One port of a Service as kube-proxy sees it, in one address family.
 *
 * @param name its name
 * @param index its place in {@code spec.ports}, from 0
 * @param clusterIp the Service's virtual address
 * @param port the port on virtual and external addresses
 * @param nodePort the port on every node, 0 for none
 * @param externalIps {@code spec.externalIPs}
 * @param loadBalancerIps the load balancer's addresses that nodes take as their own
 * @param sourceRanges who may use those; empty: everybody
 * @param healthCheckNodePort the health check port, 0 for none
 * @param affinitySeconds the ClientIP affinity time-out, 0 for no affinity
 * @param externalLocal whether traffic from outside stays on the node it came to
 * @param internalLocal whether traffic to the ClusterIP stays on its node
 */
record ProxiedPort(ServicePortName name, int index, IpAddress clusterIp, int port, int nodePort,
		List<IpAddress> externalIps, List<IpAddress> loadBalancerIps, List<Cidr> sourceRanges, int healthCheckNodePort,
		int affinitySeconds, boolean externalLocal, boolean internalLocal) {

	boolean externallyAccessible() {
		return this.nodePort != 0 || !this.loadBalancerIps.isEmpty() || !this.externalIps.isEmpty();
	}

	/** Whether some traffic may go to endpoints anywhere. */
	boolean usesCluster() {
		return !this.internalLocal || externallyAccessible();
	}

	/** Whether some traffic must stay on this node. */
	boolean usesLocal() {
		return this.internalLocal || (this.externalLocal && externallyAccessible());
	}

	boolean sticky() {
		return this.affinitySeconds > 0;
	}

}
