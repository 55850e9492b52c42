package io.packetwalk.controlplane.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Cidr;

/** Says what no pod network could make work. */
public final class PodNetworkChecks {

	private final Settings settings;

	private final ApiObjects objects;

	private final Report report;

	public PodNetworkChecks(Settings settings, ApiObjects objects, Report report) {
		this.settings = settings;
		this.objects = objects;
		this.report = report;
	}

	/** Looks at the ranges, the nodes and the pods of a cluster. */
	public void check(List<Node> nodes, List<Pod> pods) {
		ranges();
		nodes.forEach(this::node);
		subnets(nodes);
		if (this.settings.cni() != CniPlugin.CALICO) {
			Map<String, Node> byName = new HashMap<>();
			nodes.forEach((node) -> byName.put(node.name(), node));
			pods.stream()
				.filter((pod) -> !pod.hostNetwork() && byName.containsKey(pod.node()))
				.forEach((pod) -> gateway(pod, byName.get(pod.node())));
		}
	}

	private void ranges() {
		Cidr pods = this.settings.podCidr();
		Cidr services = this.settings.serviceCidr();
		if (overlap(pods, services)) {
			this.report.error("RANGES_OVERLAP", holder(), holderPath(), "the pod range " + pods
					+ " and the Service range " + services
					+ " overlap; a pod and a Service may get the same address, and kube-proxy's rules catch packets for"
					+ " the pod", "Choose ranges that have no address in common.");
		}
	}

	private void node(Node node) {
		for (Cidr range : List.of(this.settings.podCidr(), this.settings.serviceCidr())) {
			if (range.contains(node.internalIp())) {
				this.report.error("NODE_IP_IN_RANGE", new ObjectRef("Node", null, node.name()), "status.addresses",
						"Node " + node.name() + ": its address " + node.internalIp() + " is in the range " + range
								+ " of pods or Services; packets to the node go astray",
						"Choose another range.");
			}
		}
	}

	private static boolean overlap(Cidr one, Cidr other) {
		return one.contains(other) || other.contains(one);
	}

	/**
	 * The object that states the pod range, null when it is the lab's or the profile's.
	 */
	private @Nullable ObjectRef holder() {
		return Stream
			.concat(CalicoPools.find(this.objects).stream().map(CalicoPool::object),
					Stream.concat(this.objects.find(ConfigMap.class, "kube-system", "kubeadm-config")
						.map((map) -> map.ref())
						.stream(), FlannelDocument.find(this.objects).map(FlannelDocument::object).stream()))
			.findFirst()
			.orElse(null);
	}

	private String holderPath() {
		return CalicoPools.find(this.objects).stream().findFirst().map((pool) -> pool.pathOf("cidr")).orElse("data");
	}

	/** Plain routes end where the nodes' common wire ends. */
	private void subnets(List<Node> nodes) {
		if (this.settings.tunnelDevice().isPresent() || nodes.isEmpty()) {
			return;
		}
		Cidr first = nodes.getFirst().subnet();
		nodes.stream().filter((node) -> !node.subnet().equals(first)).findFirst().ifPresent((node) -> {
			String network = this.settings.cni() + " with plain routes";
			this.report.warning("PODS_UNREACHABLE_ACROSS_SUBNETS", new ObjectRef("Node", null, node.name()),
					"status.addresses",
					"Node " + node.name() + " (" + node.internalIp() + ") is not on the network " + first + " of node "
							+ nodes.getFirst().name() + "; " + network.toLowerCase(Locale.ROOT)
							+ " reaches pods of nodes on the same network only, the router between them knows no pods",
					"Use VXLAN or IPIP, CrossSubnet for example, or teach the router the pod ranges.");
		});
	}

	private void gateway(Pod pod, Node node) {
		if (node.podCidr().at(1).equals(pod.ip())) {
			this.report
				.error("POD_IP_IS_GATEWAY", pod.origin().object(), "status.podIP",
						"Pod " + pod.key() + ": status.podIP " + pod.ip() + " is the address pods of node "
								+ node.name() + " have as their gateway; neither can be reached reliably",
						"Use another address.");
		}
	}

}
