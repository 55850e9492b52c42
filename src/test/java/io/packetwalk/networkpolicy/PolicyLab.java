package io.packetwalk.networkpolicy;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** A small shop of pods, policies around it, and questions in the words of its names. */
record PolicyLab(Cluster cluster, NetworkPolicies policies) {

	static final String SHOP = """
			apiVersion: v1
			kind: Node
			metadata: {name: n1, labels: {disk: ssd}}
			spec: {podCIDR: 10.244.1.0/24}
			status: {addresses: [{type: InternalIP, address: 192.0.2.11}]}
			---
			apiVersion: v1
			kind: Node
			metadata: {name: n2}
			spec: {podCIDR: 10.244.2.0/24}
			status: {addresses: [{type: InternalIP, address: 192.0.2.12}]}
			---
			apiVersion: v1
			kind: Namespace
			metadata: {name: shop, labels: {team: shop}}
			---
			apiVersion: v1
			kind: Namespace
			metadata: {name: ops}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.30, selector: {app: web}, ports: [{port: 80, targetPort: http}]}
			""" + pod("shop", "web-1", "n1", "10.244.1.10", "app: web", "{name: http, containerPort: 8080}")
			+ pod("shop", "front-1", "n2", "10.244.2.10", "app: front-end", "")
			+ pod("ops", "front-2", "n2", "10.244.2.11", "app: frontend", "")
			+ pod("ops", "dns-1", "n2", "10.244.2.53", "k8s-app: dns", "{name: dns, containerPort: 53, protocol: UDP}")
			+ """
					---
					apiVersion: v1
					kind: Pod
					metadata: {name: agent, namespace: ops, labels: {app: frontend}}
					spec: {nodeName: n2, hostNetwork: true, containers: [{name: main, image: probe}]}
					status: {phase: Running, podIP: 192.0.2.12}
					""";

	static String pod(String namespace, String name, String node, String ip, String labels, String ports) {
		return """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: %s, namespace: %s, labels: {%s}}
				spec: {nodeName: %s, containers: [{name: main, image: probe, ports: [%s]}]}
				status: {phase: Running, podIP: %s, conditions: [{type: Ready, status: 'True'}]}
				""".formatted(name, namespace, labels, node, ports, ip);
	}

	/** The shop with policies. */
	static PolicyLab with(String policies) {
		Cluster cluster = VectorLab.cluster(SHOP + policies);
		return new PolicyLab(cluster, NetworkPolicies.of(cluster));
	}

	/** A NetworkPolicy of the namespace shop. */
	static String policy(String name, String spec) {
		return """
				---
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: %s, namespace: shop}
				spec: %s
				""".formatted(name, spec);
	}

	/** A ClusterNetworkPolicy. */
	static String clusterWide(String name, String spec) {
		return """
				---
				apiVersion: policy.networking.k8s.io/v1alpha2
				kind: ClusterNetworkPolicy
				metadata: {name: %s}
				spec: %s
				""".formatted(name, spec);
	}

	Pod pod(String key) {
		return this.cluster.pod(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1)).orElseThrow();
	}

	PolicyVerdict ingress(String from, String to, Protocol protocol, int port) {
		return this.policies.ingress(pod(to), address(from), protocol, port);
	}

	PolicyVerdict egress(String from, String to, Protocol protocol, int port) {
		return this.policies.egress(pod(from), address(to), protocol, port);
	}

	private IpAddress address(String text) {
		return IpAddress.parse(text).orElseGet(() -> pod(text).ip());
	}

}
