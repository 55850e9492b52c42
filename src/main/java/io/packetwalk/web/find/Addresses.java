package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.web.find.Asked.Place;

/** Whose an address is, and in whose range it lies when it is nobody's. */
final class Addresses {

	private final Cluster cluster;

	private final Dataplane dataplane;

	/** Looked up only; each is told the port that stands beside the address. */
	private final Map<IpAddress, List<IntFunction<Found>>> owners = new HashMap<>();

	private Addresses(Cluster cluster, Dataplane dataplane) {
		this.cluster = cluster;
		this.dataplane = dataplane;
	}

	static Addresses of(Cluster cluster, Dataplane dataplane) {
		Addresses addresses = new Addresses(cluster, dataplane);
		cluster.services().forEach(addresses::service);
		cluster.nodes().forEach(addresses::node);
		cluster.pods().stream().filter((pod) -> !pod.hostNetwork()).forEach(addresses::pod);
		cluster.endpointSlices().forEach(addresses::endpoints);
		addresses.outside(cluster.outside());
		return addresses;
	}

	/**
	 * Who has an address.
	 * @param notes where to say what leads nowhere
	 */
	List<Found> find(Place place, List<String> notes) {
		IpAddress address = IpAddress.of(place.address());
		List<IntFunction<Found>> known = this.owners.get(address);
		List<Found> found = (known != null) ? known.stream().map((owner) -> owner.apply(place.port())).toList()
				: device(address).map(List::of).orElseGet(() -> inRange(address, notes));
		return found.stream().map((one) -> one.askedAs(place.text())).toList();
	}

	/** Whose a range is. */
	List<Found> find(Cidr block, List<String> notes) {
		List<Found> found = new ArrayList<>();
		for (Node node : this.cluster.nodes()) {
			if (node.podCidrs().stream().anyMatch((range) -> range.network().equals(block.network()))) {
				int pods = this.cluster.podsOn(node.name()).size();
				found.add(Boxes.of(node, "pods of " + node.name() + " get their addresses from it; " + pods
						+ (pods == 1 ? " runs there" : " run there")));
			}
		}
		if (found.isEmpty()) {
			notes.add(block + ": " + ranges(block));
		}
		return found.stream().map((one) -> one.askedAs(block.toString())).toList();
	}

	private void add(IpAddress address, IntFunction<Found> owner) {
		this.owners.computeIfAbsent(address, (key) -> new ArrayList<>(1)).add(owner);
	}

	private void service(Service service) {
		service.clusterIps()
			.forEach((ip) -> add(ip, (port) -> Boxes.of(service, "its ClusterIP" + ports(service, port))));
		service.externalIps()
			.forEach((ip) -> add(ip, (port) -> Boxes.of(service, "one of its external IPs" + ports(service, port))));
		service.loadBalancer()
			.stream()
			.flatMap((one) -> Stream.ofNullable(one.ip()))
			.forEach(
					(ip) -> add(ip, (port) -> Boxes.of(service, "its load balancer’s address" + ports(service, port))));
	}

	/** What the port beside an address is, or which ports there are. */
	private static String ports(Service service, int port) {
		String all = service.ports().stream().map(Addresses::port).collect(Collectors.joining(", "));
		if (port == 0) {
			return all.isEmpty() ? "" : ", " + all;
		}
		return service.ports()
			.stream()
			.filter((one) -> one.port() == port)
			.findFirst()
			.map((one) -> ", " + port(one) + " → targetPort " + one.targetPort())
			.orElse(", which has no port " + port + (all.isEmpty() ? "" : ", only " + all));
	}

	private static String port(ServicePort port) {
		return ((port.name() != null) ? port.name() + " " : "") + port.protocol() + " " + port.port();
	}

	private void node(Node node) {
		node.addresses()
			.forEach((ip) -> add(ip, (port) -> Boxes.of(node, ip.equals(node.internalIp())
					? "its address on the network the nodes share" : "another of its addresses")));
	}

	private void pod(Pod pod) {
		pod.ips()
			.forEach((ip) -> add(ip,
					(port) -> Boxes.of(pod, Boxes.where(pod) + ((port == 0) ? "" : declared(pod, port)))));
	}

	private static String declared(Pod pod, int port) {
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.filter((one) -> one.port() == port)
			.findFirst()
			.map((one) -> ", port " + ((one.name() != null) ? one.name() + " " : "") + port)
			.orElse(", which declares no port " + port);
	}

	/** Those somebody wrote by hand; the others are pods'. */
	private void endpoints(EndpointSlice slice) {
		for (Endpoint endpoint : slice.endpoints()) {
			if (endpoint.pod() == null) {
				this.cluster.service(slice.namespace(), slice.service())
					.ifPresent((service) -> add(endpoint.address(),
							(port) -> Boxes.of(service, "an endpoint of it, of EndpointSlice " + slice.name())));
			}
		}
	}

	private void outside(Outside outside) {
		outside.clients()
			.forEach((name, ip) -> add(ip, (port) -> Boxes.outside("Client " + name, "outside the cluster")));
		outside.hosts()
			.forEach((host) -> add(host.address(),
					(port) -> Boxes.outside("Server " + host.label(), "outside the cluster")));
		outside.dnsServers()
			.forEach((server) -> add(server.address(),
					(port) -> Boxes.outside("DNS server " + server.address(), "outside the cluster")));
		outside.nodeNameservers()
			.stream()
			.filter((server) -> !this.owners.containsKey(server))
			.forEach((server) -> add(server,
					(port) -> Boxes.outside("DNS server " + server, "outside the cluster, asked by the nodes")));
		if (!this.owners.containsKey(Outside.DEFAULT_CLIENT)) {
			add(Outside.DEFAULT_CLIENT, (port) -> Boxes.outside("A client outside",
					"the address walks from outside have unless they say another"));
		}
	}

	/** A bridge or tunnel of the node whose range it is in. */
	private Optional<Found> device(IpAddress address) {
		return nodeOf(address).flatMap((node) -> this.dataplane.namespace("node/" + node.name())
			.flatMap((namespace) -> namespace.links()
				.stream()
				.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(address)))
				.findFirst())
			.map((link) -> Found.box(Found.Group.MEANING, "device", "", "Device " + link.name() + " of " + node.name(),
					"has this address on node " + node.name(),
					List.of("node/" + node.name() + "/dev/" + link.name(), "node/" + node.name()))));
	}

	private List<Found> inRange(IpAddress address, List<String> notes) {
		Optional<Node> node = nodeOf(address);
		if (node.isPresent()) {
			return List.of(Boxes.of(node.get(),
					address + " is in its pod range "
							+ node.get()
								.podCidrs()
								.stream()
								.filter((range) -> range.contains(address))
								.findFirst()
								.orElseThrow()
							+ "; no pod has it"));
		}
		notes.add(address + ": " + ranges(Cidr.host(address)));
		return List.of();
	}

	private Optional<Node> nodeOf(IpAddress address) {
		return this.cluster.nodes()
			.stream()
			.filter((node) -> node.podCidrs().stream().anyMatch((range) -> range.contains(address)))
			.findFirst();
	}

	private String ranges(Cidr block) {
		String nobody = block.isHost() ? "; nobody has it" : "";
		for (Cidr range : this.cluster.settings().serviceCidrs()) {
			if (range.network().equals(block.network())) {
				return "the range of this lab’s ClusterIPs";
			}
			if (range.contains(block)) {
				return "in the Service range " + range + (block.isHost() ? "; no Service has it" : "");
			}
		}
		for (Cidr range : this.cluster.settings().podCidrs()) {
			if (range.network().equals(block.network())) {
				return "the range of this lab’s pods; each node has a part of it";
			}
			if (range.contains(block)) {
				return "in the pod range " + range + ", in no node’s part of it" + nobody;
			}
		}
		return this.cluster.nodes()
			.stream()
			.map(Node::subnet)
			.filter((range) -> range.contains(block))
			.findFirst()
			.map((range) -> "in the nodes’ network " + range + nobody)
			.orElse("in no range of this cluster; nothing of this lab has it");
	}

}
