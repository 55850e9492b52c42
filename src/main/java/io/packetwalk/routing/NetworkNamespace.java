package io.packetwalk.routing;

import java.util.List;
import java.util.Optional;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * One network stack: a node's or a pod's.
 *
 * @param name {@code node/node-a} or {@code pod/shop/web-0}
 * @param links the devices, {@code lo} first
 * @param routes the main routing table
 * @param neighbours the ARP and NDP entries known
 * @param fdb the forwarding database of its VXLAN devices
 * @param forwarding {@code net.ipv4.ip_forward}
 * @param bridgeNetfilter {@code net.bridge.bridge-nf-call-iptables}
 */
public record NetworkNamespace(String name, List<Link> links, RoutingTable routes, List<Neighbour> neighbours,
		List<FdbEntry> fdb, boolean forwarding, boolean bridgeNetfilter) {

	public NetworkNamespace {
		links = List.copyOf(links);
		neighbours = List.copyOf(neighbours);
		fdb = List.copyOf(fdb);
	}

	/** Whether the kernel takes packets to this address as its own. */
	public boolean owns(IpAddress address) {
		return address.isLoopback() || this.links.stream()
			.flatMap((link) -> link.addresses().stream())
			.anyMatch((held) -> held.address().equals(address));
	}

	/** The same stack with other devices. */
	public NetworkNamespace withLinks(List<Link> devices) {
		return new NetworkNamespace(this.name, devices, this.routes, this.neighbours, this.fdb, this.forwarding,
				this.bridgeNetfilter);
	}

	/**
	 * The address the kernel gives a packet that leaves by a device: one that shares the
	 * next hop's subnet, else the device's first, else the first of any device; loopback
	 * addresses are good for loopback only ({@code inet_select_addr}).
	 */
	public Optional<IpAddress> sourceOn(String device, IpAddress nextHop) {
		List<Cidr> own = link(device).map(Link::addresses)
			.orElse(List.of())
			.stream()
			.filter((held) -> held.address().family() == nextHop.family())
			.filter((held) -> !held.address().isLoopback() || nextHop.isLoopback())
			.toList();
		Optional<Cidr> near = own.stream().filter((held) -> held.contains(nextHop)).findFirst();
		return near.or(() -> own.stream().findFirst())
			.or(() -> this.links.stream()
				.flatMap((link) -> link.addresses().stream())
				.filter((held) -> held.address().family() == nextHop.family() && !held.address().isLoopback())
				.findFirst())
			.map(Cidr::address);
	}

	public Optional<Link> link(String device) {
		return this.links.stream().filter((link) -> link.name().equals(device)).findFirst();
	}

	public Optional<Neighbour> neighbour(IpAddress address, String device) {
		return this.neighbours.stream()
			.filter((entry) -> entry.address().equals(address) && entry.dev().equals(device))
			.findFirst();
	}

	public Optional<FdbEntry> fdbEntry(Neighbour neighbour) {
		return this.fdb.stream()
			.filter((entry) -> entry.mac().equals(neighbour.mac()) && entry.dev().equals(neighbour.dev()))
			.findFirst();
	}

}
