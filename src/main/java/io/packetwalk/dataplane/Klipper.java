package io.packetwalk.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;
import io.packetwalk.routing.NetworkNamespace;

/**
 * The rules that the entry script of
 * <a href="https://github.com/k3s-io/klipper-lb">klipper-lb</a> writes in the network of
 * its own pod, one container a port. What the script reads from its environment is told
 * by the labels and ports of the pod.
 */
final class Klipper {

	private static final String LABEL = "svccontroller.k3s.cattle.io/";

	private final List<String> accepts = new ArrayList<>();

	private final List<String> drops = new ArrayList<>();

	private final List<String> prerouting = new ArrayList<>();

	private final List<String> postrouting = new ArrayList<>();

	private Klipper() {
	}

	/** What a pod forwards packets by; empty for a pod that forwards none. */
	static Optional<NodePlane> plane(Cluster cluster, Pod pod, NetworkNamespace namespace) {
		return service(cluster, pod).map((service) -> new NodePlane(namespace.name(), namespace,
				new Klipper().rules(cluster, pod, service), NftRuleset.EMPTY, IpvsTable.EMPTY, Map.of()));
	}

	private static Optional<Service> service(Cluster cluster, Pod pod) {
		String name = pod.labels().get(LABEL + "svcname");
		String namespace = pod.labels().get(LABEL + "svcnamespace");
		boolean klipper = pod.containers().stream().anyMatch((container) -> container.image().contains("klipper-lb"));
		return (name == null || namespace == null || !klipper) ? Optional.empty() : cluster.service(namespace, name);
	}

	private Ruleset rules(Cluster cluster, Pod pod, Service service) {
		for (Container container : pod.containers()) {
			for (ContainerPort port : container.ports()) {
				service.ports()
					.stream()
					.filter((one) -> one.port() == port.port() && one.protocol() == port.protocol())
					.findFirst()
					.ifPresent((one) -> write(service, one, destinations(cluster, pod, service)));
			}
		}
		return IptablesSave.parse("""
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				%s%sCOMMIT
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				%s%sCOMMIT
				""".formatted(String.join("", this.accepts), String.join("", this.drops),
				String.join("", this.prerouting), String.join("", this.postrouting)));
	}

	/** With externalTrafficPolicy Local the node itself, by its node port. */
	private static List<IpAddress> destinations(Cluster cluster, Pod pod, Service service) {
		return service.externalPolicyLocal()
				? cluster.node(String.valueOf(pod.node())).map(Node::internalIp).map(List::of).orElse(List.of())
				: service.clusterIps();
	}

	/** All but the last line of the script insert, so that the newest rule is first. */
	private void write(Service service, ServicePort port, List<IpAddress> destinations) {
		String protocol = "-p %1$s -m %1$s --dport ".formatted(port.protocol().lower());
		int to = service.externalPolicyLocal() ? port.nodePort() : port.port();
		List<String> ranges = service.sourceRanges().isEmpty() ? List.of("0.0.0.0/0") : service.sourceRanges();
		ranges.stream().flatMap((range) -> Cidr.parse(range.strip()).stream()).forEach((range) -> {
			String from = (range.prefix() == 0) ? "" : "-s " + range.network() + " ";
			this.accepts.addFirst("-A FORWARD " + from + protocol + to + " -j ACCEPT\n");
		});
		destinations.stream().filter(IpAddress::isV4).forEach((address) -> {
			Cidr host = Cidr.host(address);
			this.drops.add("-A FORWARD -d " + host + " " + protocol + to + " -j DROP\n");
			this.prerouting.addFirst("-A PREROUTING " + protocol + port.port() + " -j DNAT --to-destination "
					+ address.withPort(to) + "\n");
			this.postrouting
				.addFirst("-A POSTROUTING -d " + host + " -p " + port.protocol().lower() + " -j MASQUERADE\n");
		});
	}

}
