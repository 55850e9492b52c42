package io.packetwalk.netfilter;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Conditions.Check;
import io.packetwalk.netfilter.Match.TcpFlag;

/** Tests what else stands in a packet's headers. */
final class HeaderConditions {

	private static final Cidr MULTICAST_V4 = Cidr.of("224.0.0.0/4");

	private static final Cidr MULTICAST_V6 = Cidr.of("ff00::/8");

	private static final IpAddress BROADCAST = IpAddress.of("255.255.255.255");

	private HeaderConditions() {
	}

	static Check check(Packet packet, Match.TcpSegment wanted) {
		Check ports = PortConditions.check(packet,
				new Match.Ports(Protocol.TCP, wanted.source(), wanted.destination()));
		if (!ports.holds()) {
			return ports;
		}
		Set<TcpFlag> examined = flags(packet);
		examined.retainAll(wanted.examined());
		String says = "TCP flags are " + (packet.flags().isEmpty() ? "NONE" : packet.flags());
		Check check = new Check(examined.equals(wanted.set()), says).negatedIf(wanted.negated());
		return ports.says().isEmpty() || !check.holds() ? check : new Check(true, ports.says() + ", " + says);
	}

	private static Set<TcpFlag> flags(Packet packet) {
		List<String> names = List.of(packet.flags().split(","));
		return EnumSet.allOf(TcpFlag.class)
			.stream()
			.filter((flag) -> names.contains(flag.name()))
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(TcpFlag.class)));
	}

	static Check check(Packet packet, Match.IcmpType wanted) {
		boolean v6 = packet.dst().family() == AddressFamily.IPV6;
		if (packet.protocol() != Protocol.ICMP || v6 != wanted.v6()) {
			return new Check(false, "protocol is " + packet.protocol().lower());
		}
		return new Check(IcmpNames.holds(wanted, packet), "type is " + packet.flags()).negatedIf(wanted.negated());
	}

	static Check check(Packet packet, Match.IpRange wanted) {
		Check source = check("source", packet.src(), wanted.source());
		return source.holds() && wanted.destination() != null ? check("dst", packet.dst(), wanted.destination())
				: source;
	}

	private static Check check(String which, IpAddress address, Match.@Nullable AddressTest test) {
		return (test == null) ? new Check(true, "") : new Check(test.holds(address), which + " is " + address);
	}

	static Check check(Packet packet, Match.PktType wanted) {
		IpAddress address = packet.dst();
		String type = address.equals(BROADCAST) ? "broadcast"
				: (MULTICAST_V4.contains(address) || MULTICAST_V6.contains(address)) ? "multicast" : "unicast";
		return new Check(type.equals(wanted.type()), "the frame is " + type).negatedIf(wanted.negated());
	}

	/** A packet of the node's own has no frame yet: the kernel then never matches. */
	static Check check(Packet packet, Match.MacSource wanted) {
		if (packet.srcMac() == null) {
			return new Check(false, "there is no frame here");
		}
		return new Check(packet.srcMac().equals(wanted.address()), "source MAC is " + packet.srcMac())
			.negatedIf(wanted.negated());
	}

}
