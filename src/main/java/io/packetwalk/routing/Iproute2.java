package io.packetwalk.routing;

import java.util.function.Function;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The text of <a href="https://man7.org/linux/man-pages/man8/ip.8.html">iproute2</a>'s
 * {@code ip} and {@code bridge}, as version 6.1 prints it, the blanks at line ends
 * included. IPv6 link-local addresses are not modelled and so not listed.
 */
public final class Iproute2 {

	private static final String ETHERNET_BROADCAST = "ff:ff:ff:ff:ff:ff";

	private Iproute2() {
	}

	/** {@code ip route}. */
	public static String route(NetworkNamespace namespace) {
		return namespace.routes().print();
	}

	/** {@code ip neigh}. */
	public static String neigh(NetworkNamespace namespace) {
		StringBuilder text = new StringBuilder();
		namespace.neighbours().forEach((neighbour) -> text.append(neighbour).append(" \n"));
		return text.toString();
	}

	/** {@code bridge fdb}, the entries of VXLAN devices. */
	public static String fdb(NetworkNamespace namespace) {
		StringBuilder text = new StringBuilder();
		namespace.fdb().forEach((entry) -> text.append(entry).append('\n'));
		return text.toString();
	}

	/**
	 * {@code ip addr}.
	 * @param namespace the namespace it is run in
	 * @param others finds other namespaces by name: a veth is listed with the number of
	 * its other end
	 */
	public static String addr(NetworkNamespace namespace, Function<String, NetworkNamespace> others) {
		return addr(namespace, others, false);
	}

	/**
	 * {@code ip -d addr}: with what kind each device is, and which namespace a veth leads
	 * to. Its counters and timers are left out.
	 */
	public static String detailedAddr(NetworkNamespace namespace, Function<String, NetworkNamespace> others) {
		return addr(namespace, others, true);
	}

	private static String addr(NetworkNamespace namespace, Function<String, NetworkNamespace> others, boolean details) {
		StringBuilder text = new StringBuilder();
		int index = 0;
		int foreign = 0;
		for (Link link : namespace.links()) {
			index++;
			text.append(index).append(": ").append(link.name()).append(peer(link, others)).append(": ");
			text.append(flags(link)).append("\n    ").append(hardware(link));
			if (link instanceof Link.Veth veth) {
				text.append(details ? " link-netns " + veth.peerNamespace() : " link-netnsid " + foreign++);
			}
			text.append('\n').append(details ? LinkKind.lines(link, namespace) : "");
			link.addresses().forEach((address) -> text.append(inet(link, address)));
		}
		return text.toString();
	}

	private static String peer(Link link, Function<String, NetworkNamespace> others) {
		return switch (link) {
			case Link.Veth veth -> "@if" + indexOf(veth.peerName(), others.apply(veth.peerNamespace()));
			case Link.Ipip tunnel -> "@NONE";
			case Link.Loopback device -> "";
			case Link.Ethernet device -> "";
			case Link.Bridge device -> "";
			case Link.Vxlan device -> "";
			case Link.Dummy device -> "";
		};
	}

	private static int indexOf(String device, NetworkNamespace namespace) {
		return namespace.links().stream().map(Link::name).toList().indexOf(device) + 1;
	}

	private static String flags(Link link) {
		String up = "<BROADCAST,MULTICAST,UP,LOWER_UP> mtu " + link.mtu();
		return switch (link) {
			case Link.Loopback lo ->
				"<LOOPBACK,UP,LOWER_UP> mtu " + lo.mtu() + " qdisc noqueue state UNKNOWN group default qlen 1000";
			case Link.Ethernet card -> up + " qdisc fq_codel state UP group default qlen 1000";
			case Link.Bridge bridge -> up + " qdisc noqueue state UP group default qlen 1000";
			case Link.Vxlan vxlan -> up + " qdisc noqueue state UNKNOWN group default ";
			case Link.Ipip tunnel ->
				"<NOARP,UP,LOWER_UP> mtu " + tunnel.mtu() + " qdisc noqueue state UNKNOWN group default qlen 1000";
			case Link.Dummy dummy -> "<BROADCAST,NOARP> mtu " + dummy.mtu() + " qdisc noop state DOWN group default ";
			case Link.Veth veth -> up + " qdisc noqueue "
					+ ((veth.master() != null) ? "master " + veth.master() + " " : "") + "state UP group default ";
		};
	}

	private static String hardware(Link link) {
		return switch (link) {
			case Link.Loopback lo -> "link/loopback " + lo.mac() + " brd " + lo.mac();
			case Link.Ipip tunnel -> "link/ipip " + LinkKind.local(tunnel) + " brd 0.0.0.0";
			case Link.Ethernet device -> ethernet(device);
			case Link.Bridge device -> ethernet(device);
			case Link.Vxlan device -> ethernet(device);
			case Link.Dummy device -> ethernet(device);
			case Link.Veth device -> ethernet(device);
		};
	}

	private static String ethernet(Link device) {
		return "link/ether " + device.mac() + " brd " + ETHERNET_BROADCAST;
	}

	private static String inet(Link link, Cidr address) {
		String scope = address.address().isLoopback() ? "host " : "global ";
		String family = address.address().isV4() ? "inet " : "inet6 ";
		String label = address.address().isV4() ? link.name() : "";
		return "    " + family + address + broadcast(address) + " scope " + scope + label
				+ "\n       valid_lft forever preferred_lft forever\n";
	}

	/** The last address of the block; a host address and loopback have none. */
	private static String broadcast(Cidr address) {
		IpAddress held = address.address();
		if (!held.isV4() || address.isHost() || held.isLoopback()) {
			return "";
		}
		return " brd " + address.at(address.size() - 1);
	}

}
