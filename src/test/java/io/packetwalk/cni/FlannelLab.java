package io.packetwalk.cni;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The lab of the fact sheet's section 7: nodes a and b, pods a1 and a2 on the one and b1
 * on the other.
 */
public final class FlannelLab {

	public static final Cidr POD_CIDR = Cidr.of("10.244.0.0/16");

	private FlannelLab() {
	}

	public static Cluster twoNodes() {
		return cluster(List.of(node("a", "192.168.0.2", "10.244.1.0/24"), node("b", "192.168.0.3", "10.244.2.0/24")),
				List.of(pod("a1", "a", "10.244.1.2"), pod("a2", "a", "10.244.1.3"), pod("b1", "b", "10.244.2.2")));
	}

	/** As many nodes as asked for on one Docker network, each with one pod. */
	public static Cluster large(int nodes) {
		return cluster(
				IntStream.range(0, nodes)
					.mapToObj((i) -> node("n" + i, Cidr.of("172.18.0.0/16").at(2 + i).toString(),
							Cidr.of("10.0.0.0/8").at(256L * i) + "/24"))
					.toList(),
				IntStream.range(0, nodes)
					.mapToObj((i) -> pod("p" + i, "n" + i, Cidr.of("10.0.0.0/8").at(256L * i + 2).toString()))
					.toList());
	}

	public static Cluster cluster(List<Node> nodes, List<Pod> pods) {
		Settings settings = new Settings(Profile.KUBEADM, ProxyMode.IPTABLES, CniPlugin.FLANNEL, POD_CIDR,
				Cidr.of("10.96.0.0/12"), "cluster.local", "none", KubeProxyConfiguration.defaults(POD_CIDR), 42);
		return new Cluster(settings, List.of(new Namespace("shop", Map.of())), nodes, pods, List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), Outside.assumedWorld());
	}

	public static Node node(String name, String address, String podCidr) {
		return new Node(name, IpAddress.of(address), List.of(), Cidr.of(podCidr), null, Map.of(), false);
	}

	public static Pod pod(String name, String node, String address) {
		return pod(name, node, address, false, "Running");
	}

	public static Pod pod(String name, String node, String address, boolean hostNetwork, String phase) {
		return new Pod("shop", name, node, List.of(IpAddress.of(address)), hostNetwork, phase, true, false, Map.of(),
				Map.of(), List.of(new Container("c", "registry.example/echo:1", List.of(), List.of())), null, null,
				PodDns.clusterFirst(), new Origin(new ObjectRef("Pod", "shop", name), ""), null);
	}

}
