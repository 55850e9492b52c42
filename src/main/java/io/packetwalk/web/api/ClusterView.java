package io.packetwalk.web.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.web.SettingsView;

/** The running cluster as the API shows it. */
record ClusterView(SettingsView settings, List<NodeView> nodes, List<PodView> pods, List<ServiceView> services,
		List<IngressView> ingresses, List<Object> gateways, List<PolicyView> networkPolicies) {

	static ClusterView of(Cluster cluster) {
		return new ClusterView(SettingsView.of(cluster), cluster.nodes().stream().map(NodeView::of).toList(),
				cluster.pods().stream().map(PodView::of).toList(),
				cluster.services().stream().map((service) -> ServiceView.of(cluster, service)).toList(),
				cluster.ingresses().stream().map(IngressView::of).toList(), List.of(),
				cluster.networkPolicies().stream().map(PolicyView::of).toList());
	}

	record NodeView(String name, String internalIP, String podCIDR, @Nullable String zone, Map<String, String> labels,
			boolean controlPlane) {

		static NodeView of(Node node) {
			return new NodeView(node.name(), node.internalIp().toString(), node.podCidr().toString(), node.zone(),
					new TreeMap<>(node.labels()), node.controlPlane());
		}

	}

	record PodView(String namespace, String name, @Nullable String node, @Nullable IpAddress ip, List<IpAddress> ips,
			boolean hostNetwork, String phase, boolean ready, boolean terminating, Map<String, String> labels,
			List<PortView> ports, @Nullable String owner) {

		static PodView of(Pod pod) {
			return new PodView(pod.namespace(), pod.name(), pod.node(), pod.ip(), pod.ips(), pod.hostNetwork(),
					pod.phase(), pod.ready(), pod.terminating(), new TreeMap<>(pod.labels()),
					pod.containers().stream().flatMap((container) -> ports(container).stream()).toList(),
					(pod.owner() != null) ? pod.owner().toString() : null);
		}

		private static List<PortView> ports(Container container) {
			return container.ports()
				.stream()
				.map((port) -> new PortView(port.name(), port.port(), port.protocol().name()))
				.toList();
		}

	}

	record PortView(@Nullable String name, int port, String protocol) {
	}

	record IngressView(String namespace, String name, @Nullable String className, List<Ingress.Rule> rules,
			Ingress.@Nullable Backend defaultBackend, List<String> tls, List<IpAddress> loadBalancerIPs) {

		static IngressView of(Ingress ingress) {
			return new IngressView(ingress.namespace(), ingress.name(), ingress.className(), ingress.rules(),
					ingress.defaultBackend(), ingress.tls(), ingress.loadBalancer());
		}

	}

}
