package io.packetwalk.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of cluster-wide policies, which the model library has no types for.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/reference/spec/">Network Policy
 * API</a>
 */
final class PolicyShapes {

	private static final String GROUP = "policy.networking.k8s.io/";

	private static final Shape PORT = new Shape.Whole(1, 65535);

	private static final Shape SELECTOR = ModelShapes.of(LabelSelector.class);

	private static final Shape TEXTS = new Shape.ListOf(Shape.TEXT);

	private static final Map<String, Shape> SHAPES = Map.of(GROUP + "v1alpha2 ClusterNetworkPolicy",
			policy("ClusterNetworkPolicy", "protocols", protocol()), GROUP + "v1alpha1 AdminNetworkPolicy",
			policy("AdminNetworkPolicy", "ports", port()), GROUP + "v1alpha1 BaselineAdminNetworkPolicy",
			policy("BaselineAdminNetworkPolicy", "ports", port()));

	private PolicyShapes() {
	}

	/** The shape of a cluster-wide policy, null when it is none. */
	static @Nullable Shape of(String apiVersion, String kind) {
		return SHAPES.get(apiVersion + " " + kind);
	}

	private static Shape policy(String kind, String ports, Shape port) {
		Shape pods = struct("NamespacedPod", "namespaceSelector", SELECTOR, "podSelector", SELECTOR);
		Shape subject = struct(kind + "Subject", "namespaces", SELECTOR, "pods", pods);
		Shape source = struct(kind + "IngressPeer", "namespaces", SELECTOR, "pods", pods);
		Shape target = struct(kind + "EgressPeer", "namespaces", SELECTOR, "pods", pods, "nodes", SELECTOR, "networks",
				TEXTS, "domainNames", TEXTS);
		Shape ingress = struct(kind + "IngressRule", "name", Shape.TEXT, "action", Shape.TEXT, "from",
				new Shape.ListOf(source), ports, new Shape.ListOf(port));
		Shape egress = struct(kind + "EgressRule", "name", Shape.TEXT, "action", Shape.TEXT, "to",
				new Shape.ListOf(target), ports, new Shape.ListOf(port));
		Shape spec = struct(kind + "Spec", "tier", Shape.TEXT, "priority", Shape.WHOLE, "subject", subject, "ingress",
				new Shape.ListOf(ingress), "egress", new Shape.ListOf(egress));
		return struct(kind, "apiVersion", Shape.TEXT, "kind", Shape.TEXT, "metadata", ModelShapes.of(ObjectMeta.class),
				"spec", spec, "status", Shape.ANYTHING);
	}

	private static Shape protocol() {
		Shape range = struct("PortRange", "start", PORT, "end", PORT);
		Shape port = struct("Port", "number", PORT, "range", range);
		Shape destination = struct("ClusterNetworkPolicyProtocolPort", "destinationPort", port);
		return struct("ClusterNetworkPolicyProtocol", "tcp", destination, "udp", destination, "sctp", destination,
				"destinationNamedPort", Shape.TEXT);
	}

	private static Shape port() {
		Shape number = struct("Port", "protocol", Shape.TEXT, "port", PORT);
		Shape range = struct("PortRange", "protocol", Shape.TEXT, "start", PORT, "end", PORT);
		return struct("AdminNetworkPolicyPort", "portNumber", number, "namedPort", Shape.TEXT, "portRange", range);
	}

	private static Shape struct(String name, Object... namesAndShapes) {
		Map<String, Shape> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndShapes.length; i += 2) {
			fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
		}
		return new Shape.Struct(name, () -> fields);
	}

}
