package io.packetwalk.web.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.NetworkNamespace;

/** A network namespace as iproute2 prints it. */
final class NamespaceText {

	private NamespaceText() {
	}

	/** {@code ip neigh}, then {@code bridge fdb}. */
	static String neighbours(NetworkNamespace namespace) {
		StringBuilder text = new StringBuilder();
		namespace.neighbours().forEach((entry) -> text.append(entry).append('\n'));
		namespace.fdb().forEach((entry) -> text.append(entry).append('\n'));
		return text.toString();
	}

	/** {@code ip -d addr}. */
	static String links(NetworkNamespace namespace) {
		StringBuilder text = new StringBuilder();
		int index = 1;
		for (Link link : namespace.links()) {
			text.append(index++).append(": ").append(link(namespace, link));
			link.addresses().forEach((address) -> text.append(address(link, address)));
		}
		return text.toString();
	}

	private static String link(NetworkNamespace namespace, Link link) {
		return switch (link) {
			case Link.Loopback lo -> head(lo, lo.name(), "LOOPBACK,UP,LOWER_UP", null, "UNKNOWN")
					+ "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n";
			case Link.Veth veth ->
				head(veth, veth.name() + "@" + veth.peerName(), "BROADCAST,MULTICAST,UP,LOWER_UP", veth.master(), "UP")
						+ ether(veth, " link-netns " + veth.peerNamespace()) + "    veth\n";
			case Link.Bridge bridge -> head(bridge, bridge.name(), "BROADCAST,MULTICAST,UP,LOWER_UP", null, "UP")
					+ ether(bridge, "") + "    bridge\n";
			case Link.Vxlan vxlan -> head(vxlan, vxlan.name(), "BROADCAST,MULTICAST,UP,LOWER_UP", null, "UNKNOWN")
					+ ether(vxlan, "") + "    vxlan id " + vxlan.vni() + " local " + vxlan.local() + " dev "
					+ underlay(namespace, vxlan.local()) + " dstport " + vxlan.port() + " nolearning\n";
			case Link.Ethernet ethernet ->
				head(ethernet, ethernet.name(), "BROADCAST,MULTICAST,UP,LOWER_UP", null, "UP") + ether(ethernet, "");
			case Link.Ipip tunnel -> head(tunnel, tunnel.name() + "@NONE", "NOARP,UP,LOWER_UP", null, "UNKNOWN")
					+ "    link/ipip " + tunnel.local() + " brd 0.0.0.0\n";
			case Link.Dummy dummy ->
				head(dummy, dummy.name(), "BROADCAST,NOARP", null, "DOWN") + ether(dummy, "") + "    dummy\n";
		};
	}

	private static String head(Link link, String name, String flags, @Nullable String master, String state) {
		return name + ": <" + flags + "> mtu " + link.mtu() + " qdisc noqueue"
				+ ((master != null) ? " master " + master : "") + " state " + state + "\n";
	}

	private static String ether(Link link, String more) {
		return "    link/ether " + link.mac() + " brd ff:ff:ff:ff:ff:ff" + more + "\n";
	}

	private static String address(Link link, Cidr address) {
		boolean loopback = address.address().isLoopback();
		return "    " + (address.address().isV4() ? "inet " : "inet6 ") + address + " scope "
				+ (loopback ? "host" : "global") + " " + link.name()
				+ "\n       valid_lft forever preferred_lft forever\n";
	}

	private static String underlay(NetworkNamespace namespace, IpAddress local) {
		List<Link> owners = namespace.links()
			.stream()
			.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(local)))
			.toList();
		return owners.isEmpty() ? "eth0" : owners.getFirst().name();
	}

}
