package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * What kube-proxy on one node knows of the cluster in one address family: what every mode
 * makes its rules of.
 *
 * @param config its configuration
 * @param family the family
 * @param node the node
 * @param ports the Service ports, sorted by name, with their endpoints
 * @param endpoints how many endpoints all of them have
 */
record ProxyState(KubeProxyConfiguration config, AddressFamily family, Node node, List<Entry> ports, int endpoints) {

	/** A Service port and where its traffic may go. */
	record Entry(ProxiedPort port, EndpointSelection selection) {

		/** Whether traffic to the ClusterIP has somewhere to go. */
		boolean hasInternal() {
			return this.selection.hasAny() && (!this.port.internalLocal() || !this.selection.local().isEmpty());
		}

		/** Whether traffic from outside has somewhere to go. */
		boolean hasExternal() {
			return this.selection.hasAny() && (!this.port.externalLocal() || !this.selection.local().isEmpty());
		}

	}

	static ProxyState of(Cluster cluster, Node node, AddressFamily family) {
		ServiceEndpoints endpoints = new ServiceEndpoints(cluster.endpointSlices(), family, node.name());
		int count = 0;
		Stream.Builder<Entry> entries = Stream.builder();
		for (ProxiedPort port : new ProxiedPorts(family).of(cluster.services())) {
			List<ProxiedEndpoint> found = endpoints.of(port.name());
			count += found.size();
			entries.add(new Entry(port, EndpointSelection.of(port, found, node.name(), node.zone())));
		}
		return new ProxyState(cluster.settings().kubeProxy(), family, node, entries.build().toList(), count);
	}

	/** The node's addresses in this family, the primary one first. */
	List<IpAddress> nodeIps() {
		return this.node.addresses().stream().filter((address) -> address.family() == this.family).toList();
	}

	/** How pods are told from others here. */
	LocalDetector localDetector() {
		return LocalDetector.of(this.config.detectLocal(), this.node, this.family);
	}

}
