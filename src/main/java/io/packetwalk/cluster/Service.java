package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * A
 * <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Service</a>
 * with its addresses allocated.
 *
 * @param namespace its namespace
 * @param name its name
 * @param type {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or
 * {@code ExternalName}
 * @param clusterIps its virtual addresses; empty for headless and ExternalName
 * @param headless whether {@code clusterIP} is {@code None}
 * @param externalName the name an ExternalName Service stands for, else null
 * @param externalIps {@code spec.externalIPs}
 * @param loadBalancer the addresses a load balancer gave it
 * @param selector the labels of its pods; empty: no selector
 * @param ports its ports
 * @param affinitySeconds the ClientIP affinity time-out in seconds, 0 for no affinity
 * @param externalPolicyLocal {@code externalTrafficPolicy: Local}
 * @param internalPolicyLocal {@code internalTrafficPolicy: Local}
 * @param sourceRanges {@code loadBalancerSourceRanges}, as written
 * @param healthCheckNodePort the health check port, 0 for none
 * @param publishNotReady {@code publishNotReadyAddresses}
 * @param labels its labels
 * @param annotations its annotations
 */
public record Service(String namespace, String name, String type, List<IpAddress> clusterIps, boolean headless,
		@Nullable String externalName, List<IpAddress> externalIps, List<LoadBalancerIngress> loadBalancer,
		Map<String, String> selector, List<ServicePort> ports, int affinitySeconds, boolean externalPolicyLocal,
		boolean internalPolicyLocal, List<String> sourceRanges, int healthCheckNodePort, boolean publishNotReady,
		Map<String, String> labels, Map<String, String> annotations) {

	public Service {
		clusterIps = List.copyOf(clusterIps);
		externalIps = List.copyOf(externalIps);
		loadBalancer = List.copyOf(loadBalancer);
		selector = Ordered.copyOf(selector);
		ports = List.copyOf(ports);
		sourceRanges = List.copyOf(sourceRanges);
		labels = Ordered.copyOf(labels);
		annotations = Ordered.copyOf(annotations);
	}

	/** {@code namespace/name}. */
	public String key() {
		return this.namespace + "/" + this.name;
	}

	public ObjectRef ref() {
		return new ObjectRef("Service", this.namespace, this.name);
	}

	/** The first virtual address, null for headless and ExternalName Services. */
	public @Nullable IpAddress clusterIp() {
		return this.clusterIps.isEmpty() ? null : this.clusterIps.getFirst();
	}

	/** The same Service with these virtual addresses. */
	public Service withClusterIps(List<IpAddress> clusterIps) {
		return new Service(this.namespace, this.name, this.type, clusterIps, this.headless, this.externalName,
				this.externalIps, this.loadBalancer, this.selector, this.ports, this.affinitySeconds,
				this.externalPolicyLocal, this.internalPolicyLocal, this.sourceRanges, this.healthCheckNodePort,
				this.publishNotReady, this.labels, this.annotations);
	}

	/** The same Service with these ports. */
	public Service withPorts(List<ServicePort> ports) {
		return new Service(this.namespace, this.name, this.type, this.clusterIps, this.headless, this.externalName,
				this.externalIps, this.loadBalancer, this.selector, ports, this.affinitySeconds,
				this.externalPolicyLocal, this.internalPolicyLocal, this.sourceRanges, this.healthCheckNodePort,
				this.publishNotReady, this.labels, this.annotations);
	}

	/** The same Service with this health check port. */
	public Service withHealthCheckNodePort(int healthCheckNodePort) {
		return new Service(this.namespace, this.name, this.type, this.clusterIps, this.headless, this.externalName,
				this.externalIps, this.loadBalancer, this.selector, this.ports, this.affinitySeconds,
				this.externalPolicyLocal, this.internalPolicyLocal, this.sourceRanges, healthCheckNodePort,
				this.publishNotReady, this.labels, this.annotations);
	}

	/** The same Service with these load balancer addresses. */
	public Service withLoadBalancer(List<LoadBalancerIngress> loadBalancer) {
		return new Service(this.namespace, this.name, this.type, this.clusterIps, this.headless, this.externalName,
				this.externalIps, loadBalancer, this.selector, this.ports, this.affinitySeconds,
				this.externalPolicyLocal, this.internalPolicyLocal, this.sourceRanges, this.healthCheckNodePort,
				this.publishNotReady, this.labels, this.annotations);
	}

}
