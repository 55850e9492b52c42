package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cluster.Settings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The lab of the kube-proxy fact sheet, section 7: two nodes, pods A1 and A2 on node-a,
 * B1 on node-b.
 */
final class TestCluster {

	private ProxyMode mode = ProxyMode.IPTABLES;

	private CniPlugin cni = CniPlugin.FLANNEL;

	private PodNetworkConfiguration network = PodNetworkConfiguration.defaults(CniPlugin.FLANNEL);

	private final List<Pod> pods = new ArrayList<>();

	private final List<Service> services = new ArrayList<>();

	private final List<EndpointSlice> slices = new ArrayList<>();

	private final List<Node> nodes = new ArrayList<>(
			List.of(node("node-a", "192.168.0.2", "10.244.1.0/24"), node("node-b", "192.168.0.3", "10.244.2.0/24")));

	static TestCluster lab() {
		return new TestCluster().pod("a1", "node-a", "10.244.1.2")
			.pod("a2", "node-a", "10.244.1.3")
			.pod("b1", "node-b", "10.244.2.2");
	}

	private static Node node(String name, String address, String podCidr) {
		return new Node(name, IpAddress.of(address), List.of(), Cidr.of(podCidr), null, Map.of(),
				name.equals("node-a"));
	}

	TestCluster mode(ProxyMode other) {
		this.mode = other;
		return this;
	}

	TestCluster network(CniPlugin plugin, PodNetworkConfiguration configuration) {
		this.cni = plugin;
		this.network = configuration;
		return this;
	}

	TestCluster network(CniPlugin plugin) {
		return network(plugin, PodNetworkConfiguration.defaults(plugin));
	}

	TestCluster pod(String name, String node, String address) {
		return pod(name, node, address, false, List.of(new ContainerPort("http", 8080, Protocol.TCP, 0)));
	}

	TestCluster pod(String name, String node, String address, boolean hostNetwork, List<ContainerPort> ports) {
		this.pods.add(new Pod("default", name, node, List.of(IpAddress.of(address)), hostNetwork, "Running", true,
				false, Map.of("app", name), Map.of(),
				List.of(new Container("app", "registry.example/app:1", ports, List.of())), null, null,
				PodDns.clusterFirst(), new Origin(new ObjectRef("Pod", "default", name), ""), null));
		return this;
	}

	/** A Service at a ClusterIP, port 80 to 8080 of the pods named. */
	TestCluster service(String name, String clusterIp, String... backends) {
		return service(name, "ClusterIP", clusterIp, 0, false, List.of(), backends);
	}

	TestCluster service(String name, String type, String clusterIp, int nodePort, boolean local, List<String> vips,
			String... backends) {
		this.services.add(new Service("default", name, type, List.of(IpAddress.of(clusterIp)), false, null, List.of(),
				vips.stream().map((vip) -> new LoadBalancerIngress(IpAddress.of(vip), null, false)).toList(),
				Map.of("app", name), List.of(new ServicePort("http", Protocol.TCP, 80, "8080", nodePort, null, 0)), 0,
				local, false, List.of(), 0, false, Map.of(), Map.of()));
		List<Endpoint> endpoints = this.pods.stream()
			.filter((pod) -> List.of(backends).contains(pod.name()))
			.map((pod) -> endpoint(pod))
			.toList();
		this.slices.add(new EndpointSlice("default", name + "-x", name, AddressFamily.IPV4,
				List.of(new EndpointSlice.SlicePort("http", Protocol.TCP, 8080)), endpoints));
		return this;
	}

	private static Endpoint endpoint(Pod pod) {
		return new Endpoint(java.util.Objects.requireNonNull(pod.ip()), true, true, false, pod.node(), null, pod.key(),
				null, List.of(), List.of());
	}

	Cluster cluster() {
		Settings settings = new Settings(Profile.KUBEADM, this.mode, this.cni, Cidr.of("10.244.0.0/16"),
				Cidr.of("10.96.0.0/12"), "cluster.local", "none",
				KubeProxyConfiguration.defaults(Cidr.of("10.244.0.0/16")), this.network, 42);
		return new Cluster(settings, List.of(new Namespace("default", Map.of())), this.nodes, this.pods, this.services,
				this.slices, List.of(), List.of(), List.of(), List.of(), Outside.assumedWorld());
	}

	Dataplane dataplane() {
		return DataplaneCompiler.compile(cluster());
	}

}
