package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/**
 * Which nodes there are: those of the manifests; else those that pods and endpoints of
 * the manifests are on; else as many as the lab asks for.
 */
public final class NodeRoster {

	/** The largest cluster Kubernetes is tested with. */
	private static final int LARGEST = 5_000;

	private NodeRoster() {
	}

	public static List<NodeSeed> call(ApiObjects objects, int wanted, Report report) {
		List<Stored<Node>> stated = new ArrayList<>(objects.list(Node.class));
		if (!stated.isEmpty()) {
			stated.sort(Comparator.comparing(Stored<Node>::created).thenComparing(Stored::name));
			return stated.stream().map((node) -> new NodeSeed(node.name(), node, null)).toList();
		}
		List<String> generated = IntStream.range(0, Math.clamp(wanted, 1, LARGEST)).mapToObj(NodeRoster::name).toList();
		Mentioned mentioned = Mentioned.in(objects);
		Set<String> unknown = new HashSet<>(mentioned.addresses().keySet());
		generated.forEach(unknown::remove);
		if (unknown.isEmpty()) {
			return generated.stream().map((name) -> new NodeSeed(name, null, mentioned.address(name))).toList();
		}
		return implied(mentioned, generated, report);
	}

	private static List<NodeSeed> implied(Mentioned mentioned, List<String> generated, Report report) {
		Collection<String> names = mentioned.addresses().keySet();
		report.info("NODES_IMPLIED", null, "",
				"the manifests hold no Node; the nodes their pods are on were added: " + shortened(names),
				"Add `kubectl get nodes -o yaml` for their addresses and pod ranges.");
		List<String> all = new ArrayList<>(names);
		if (!mentioned.running()) {
			generated.stream()
				.filter((name) -> !names.contains(name))
				.limit(Math.max(0, generated.size() - names.size()))
				.forEach(all::add);
		}
		return all.stream().map((name) -> new NodeSeed(name, null, mentioned.address(name))).toList();
	}

	private static String shortened(Collection<String> names) {
		int shown = 5;
		String first = String.join(", ", names.stream().limit(shown).toList());
		return (names.size() > shown) ? first + " … (" + names.size() + ")" : first;
	}

	/** {@code node-a} … {@code node-z}, {@code node-aa} … */
	private static String name(int index) {
		StringBuilder letters = new StringBuilder();
		for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
			letters.insert(0, (char) ('a' + rest % 26));
		}
		return "node-" + letters;
	}

	/**
	 * The nodes that pods and endpoints name.
	 *
	 * @param addresses their addresses where a status tells them
	 * @param running whether any comes from a cluster that ran, not from a person's hand
	 */
	private record Mentioned(Map<String, Optional<IpAddress>> addresses, boolean running) {

		static Mentioned in(ApiObjects objects) {
			Map<String, Optional<IpAddress>> addresses = new TreeMap<>();
			boolean running = false;
			for (Stored<Pod> pod : objects.list(Pod.class)) {
				String node = (pod.object().getSpec() != null) ? pod.object().getSpec().getNodeName() : null;
				if (node != null && !node.isEmpty()) {
					Optional<IpAddress> host = hostIp(pod.object());
					running |= host.isPresent();
					addresses.merge(node, host, (left, right) -> left.isPresent() ? left : right);
				}
			}
			for (Stored<EndpointSlice> slice : objects.list(EndpointSlice.class)) {
				endpoints(slice.object()).stream()
					.filter((endpoint) -> endpoint != null && endpoint.getNodeName() != null)
					.forEach((endpoint) -> addresses.putIfAbsent(endpoint.getNodeName(), Optional.empty()));
			}
			return new Mentioned(addresses, running);
		}

		private static Optional<IpAddress> hostIp(Pod pod) {
			return (pod.getStatus() != null && pod.getStatus().getHostIP() != null)
					? IpAddress.parse(pod.getStatus().getHostIP()) : Optional.empty();
		}

		private static List<Endpoint> endpoints(EndpointSlice slice) {
			return Objects.requireNonNullElse(slice.getEndpoints(), List.of());
		}

		@Nullable IpAddress address(String node) {
			return this.addresses.getOrDefault(node, Optional.empty()).orElse(null);
		}

	}

}
