package io.packetwalk.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * One network stack: a node's or a pod's. A value; the packets of a walk ask it by
 * address and by name over and over, so it has an index of each.
 */
public final class NetworkNamespace {

	private final String name;

	private final List<Link> links;

	private final RoutingTable routes;

	private final List<Neighbour> neighbours;

	private final List<FdbEntry> fdb;

	private final boolean forwarding;

	private final boolean bridgeNetfilter;

	private final Set<IpAddress> own = new HashSet<>();

	private final Map<String, Link> linkByName = new HashMap<>();

	private final Map<IpAddress, List<Neighbour>> neighbourByAddress = new HashMap<>();

	/**
	 * A stack.
	 * @param name {@code node/node-a} or {@code pod/shop/web-0}
	 * @param links the devices, {@code lo} first
	 * @param routes the main routing table
	 * @param neighbours the ARP and NDP entries known
	 * @param fdb the forwarding database of its VXLAN devices
	 * @param forwarding {@code net.ipv4.ip_forward}
	 * @param bridgeNetfilter {@code net.bridge.bridge-nf-call-iptables}
	 */
	public NetworkNamespace(String name, List<Link> links, RoutingTable routes, List<Neighbour> neighbours,
			List<FdbEntry> fdb, boolean forwarding, boolean bridgeNetfilter) {
		this.name = name;
		this.links = List.copyOf(links);
		this.routes = routes;
		this.neighbours = List.copyOf(neighbours);
		this.fdb = List.copyOf(fdb);
		this.forwarding = forwarding;
		this.bridgeNetfilter = bridgeNetfilter;
		this.links.forEach((link) -> {
			this.linkByName.putIfAbsent(link.name(), link);
			link.addresses().forEach((held) -> this.own.add(held.address()));
		});
		this.neighbours.forEach(
				(entry) -> this.neighbourByAddress.computeIfAbsent(entry.address(), (address) -> new ArrayList<>(1))
					.add(entry));
	}

	/** {@code node/node-a} or {@code pod/shop/web-0}. */
	public String name() {
		return this.name;
	}

	/** The devices, {@code lo} first. */
	public List<Link> links() {
		return this.links;
	}

	/** The main routing table. */
	public RoutingTable routes() {
		return this.routes;
	}

	/** The ARP and NDP entries known. */
	public List<Neighbour> neighbours() {
		return this.neighbours;
	}

	/** The forwarding database of its VXLAN devices. */
	public List<FdbEntry> fdb() {
		return this.fdb;
	}

	/** {@code net.ipv4.ip_forward}. */
	public boolean forwarding() {
		return this.forwarding;
	}

	/** {@code net.bridge.bridge-nf-call-iptables}. */
	public boolean bridgeNetfilter() {
		return this.bridgeNetfilter;
	}

	/** Whether the kernel takes packets to this address as its own. */
	public boolean owns(IpAddress address) {
		return address.isLoopback() || this.own.contains(address);
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
		return Optional.ofNullable(this.linkByName.get(device));
	}

	public Optional<Neighbour> neighbour(IpAddress address, String device) {
		return this.neighbourByAddress.getOrDefault(address, List.of())
			.stream()
			.filter((entry) -> entry.dev().equals(device))
			.findFirst();
	}

	public Optional<FdbEntry> fdbEntry(Neighbour neighbour) {
		return this.fdb.stream()
			.filter((entry) -> entry.mac().equals(neighbour.mac()) && entry.dev().equals(neighbour.dev()))
			.findFirst();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NetworkNamespace that && this.name.equals(that.name) && this.links.equals(that.links)
				&& this.routes.equals(that.routes) && this.neighbours.equals(that.neighbours)
				&& this.fdb.equals(that.fdb) && this.forwarding == that.forwarding
				&& this.bridgeNetfilter == that.bridgeNetfilter;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.links, this.routes, this.neighbours, this.fdb);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
