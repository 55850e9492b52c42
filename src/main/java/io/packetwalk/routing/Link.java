package io.packetwalk.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * A network device of one namespace, as {@code ip -d link} shows it.
 */
public sealed interface Link {

	/** The device name, e.g. {@code cni0}. */
	String name();

	MacAddress mac();

	/** The largest IP packet it carries, in bytes. */
	int mtu();

	/** The addresses assigned to it, each with its prefix length. */
	List<Cidr> addresses();

	/** One end of a virtual cable; the other end is in another namespace. */
	record Veth(String name, MacAddress mac, int mtu, List<Cidr> addresses, String peerNamespace, String peerName,
			@Nullable String master) implements Link {
	}

	/** A software switch; the veths whose {@code master} it is are its ports. */
	record Bridge(String name, MacAddress mac, int mtu, List<Cidr> addresses, boolean hairpin) implements Link {
	}

	/** A VXLAN tunnel end point. */
	record Vxlan(String name, MacAddress mac, int mtu, List<Cidr> addresses, int vni, IpAddress local,
			int port) implements Link {
	}

	/**
	 * An <a href="https://man7.org/linux/man-pages/man8/ip-tunnel.8.html">IPIP tunnel</a>
	 * end point: IP in IP, protocol 4, 20 bytes around each packet.
	 *
	 * @param local the source of the outer header: the address it was made with, or the
	 * route's where it was made with none, as {@code tunl0}
	 */
	record Ipip(String name, int mtu, List<Cidr> addresses, IpAddress local) implements Link {

		/** It has no link layer. */
		@Override
		public MacAddress mac() {
			return new MacAddress(0);
		}

	}

	/** A card on the network the nodes share. */
	record Ethernet(String name, MacAddress mac, int mtu, List<Cidr> addresses) implements Link {
	}

	/** A device that only holds addresses, e.g. {@code kube-ipvs0}. */
	record Dummy(String name, MacAddress mac, int mtu, List<Cidr> addresses) implements Link {
	}

	/** {@code lo}. */
	record Loopback(String name, MacAddress mac, int mtu, List<Cidr> addresses) implements Link {
	}

}
