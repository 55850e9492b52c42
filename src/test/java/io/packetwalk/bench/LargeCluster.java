package io.packetwalk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** So many Services with so many endpoints each, and the one node that looks at them. */
final class LargeCluster {

	static final Node NODE = new Node("node-a", IpAddress.of("192.168.0.2"), List.of(), Cidr.of("10.0.0.0/24"), null,
			Map.of(), false);

	private static final Cidr PODS = Cidr.of("10.0.0.0/12");

	private static final IpAddress FIRST_SERVICE = IpAddress.of("10.96.0.1");

	private LargeCluster() {
	}

	static Cluster of(ProxyMode mode, int services, int endpoints) {
		List<Service> list = new ArrayList<>();
		List<EndpointSlice> slices = new ArrayList<>();
		for (int n = 0; n < services; n++) {
			String name = "app-" + n;
			list.add(new Service("team-" + n % 20, name, "ClusterIP", List.of(address(n)), false, null, List.of(),
					List.of(), Map.of(), List.of(new ServicePort("http", Protocol.TCP, 80, "8080", 0, null, 0)), 0,
					false, false, List.of(), 0, false, Map.of(), Map.of()));
			slices.add(slice("team-" + n % 20, name, n * endpoints, endpoints));
		}
		Settings settings = new Settings(Profile.KUBEADM, mode, CniPlugin.FLANNEL, PODS, Cidr.of("10.96.0.0/12"),
				"cluster.local", "none", KubeProxyConfiguration.defaults(PODS), 42);
		return new Cluster(settings, List.of(), List.of(NODE), List.of(), list, slices, List.of(), List.of(), List.of(),
				List.of(), Outside.assumedWorld());
	}

	/** The ClusterIP of Service number {@code n}. */
	static IpAddress address(int n) {
		return FIRST_SERVICE.plus(n);
	}

	private static EndpointSlice slice(String namespace, String service, int first, int count) {
		List<Endpoint> endpoints = new ArrayList<>();
		for (int i = first; i < first + count; i++) {
			endpoints.add(new Endpoint(PODS.at(256 + i), true, true, false, "node-b", null, null, null, List.of(),
					List.of()));
		}
		return new EndpointSlice(namespace, service + "-1", service, AddressFamily.IPV4,
				List.of(new SlicePort("http", Protocol.TCP, 8080)), endpoints);
	}

}
