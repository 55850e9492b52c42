package io.packetwalk.routing;

import io.packetwalk.net.IpAddress;

/** What {@code ip -d} says about the kind of a device. */
final class LinkKind {

	/** The device the module {@code ipip} makes when it is loaded. */
	private static final String FALLBACK_TUNNEL = "tunl0";

	private LinkKind() {
	}

	static String lines(Link link, NetworkNamespace namespace) {
		return switch (link) {
			case Link.Loopback device -> "";
			case Link.Ethernet card -> "";
			case Link.Bridge bridge -> "    bridge \n";
			case Link.Dummy device -> "    dummy \n";
			case Link.Vxlan vxlan -> "    vxlan id " + vxlan.vni() + " local " + vxlan.local() + " dev "
					+ holder(vxlan.local(), namespace) + " srcport 0 0 dstport " + vxlan.port()
					+ " nolearning ttl auto ageing 300 udpcsum noudp6zerocsumtx noudp6zerocsumrx \n";
			case Link.Ipip tunnel -> "    ipip any remote any local " + (isFallback(tunnel) ? "any" : tunnel.local())
					+ " ttl inherit nopmtudisc \n";
			case Link.Veth veth -> "    veth \n" + slave(veth, namespace);
		};
	}

	/** The local address a tunnel device was made with: the module's own has none. */
	static String local(Link.Ipip tunnel) {
		return isFallback(tunnel) ? "0.0.0.0" : tunnel.local().toString();
	}

	private static boolean isFallback(Link.Ipip tunnel) {
		return tunnel.name().equals(FALLBACK_TUNNEL);
	}

	private static String slave(Link.Veth veth, NetworkNamespace namespace) {
		if (veth.master() == null) {
			return "";
		}
		boolean hairpin = namespace.link(veth.master()).orElseThrow() instanceof Link.Bridge bridge && bridge.hairpin();
		return "    bridge_slave state forwarding hairpin " + (hairpin ? "on" : "off") + " \n";
	}

	private static String holder(IpAddress address, NetworkNamespace namespace) {
		return namespace.links()
			.stream()
			.filter((link) -> link.addresses().stream().anyMatch((held) -> held.address().equals(address)))
			.map(Link::name)
			.findFirst()
			.orElse("eth0");
	}

}
