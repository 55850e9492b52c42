package io.packetwalk.nftables;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.ConntrackEntry;
import io.packetwalk.netfilter.Surroundings;

/**
 * The fields of a packet, and what the kernel knows of it.
 *
 * @param packet the packet as it reaches the rule
 * @param around what else the hook knows
 * @param connmark the connection's mark, null where it is not known
 */
record PacketFields(Packet packet, Surroundings around, @Nullable Integer connmark) {

	private static final int ICMPV6 = 58;

	private static final int IPV4_FRAMES = 0x0800;

	private static final int IPV6_FRAMES = 0x86dd;

	Reading read(Selector selector) {
		String header = selector.header();
		if (header != null && !header.equals(protocol())) {
			return new Reading.Absent("protocol is " + protocol());
		}
		return switch (selector) {
			case IP_SADDR, IP_DADDR, IP_PROTOCOL, IP_TTL, IP6_SADDR, IP6_DADDR, IP6_NEXTHDR, IP6_HOPLIMIT ->
				network(selector);
			case TCP_SPORT, UDP_SPORT, SCTP_SPORT, TH_SPORT -> port(this.packet.sport());
			case TCP_DPORT, UDP_DPORT, SCTP_DPORT, TH_DPORT -> port(this.packet.dport());
			case TCP_FLAGS -> number(flags());
			case ICMP_TYPE, ICMPV6_TYPE -> number(icmpType(selector.type()));
			case ETHER_SADDR -> mac(this.packet.srcMac());
			case ETHER_DADDR -> mac(this.packet.dstMac());
			case ETHER_TYPE -> (this.packet.srcMac() == null) ? noFrame() : number(frames());
			case META_MARK -> number(Integer.toUnsignedLong(this.packet.mark()));
			case META_L4PROTO -> number(protocolNumber());
			case META_NFPROTO -> number(v6() ? 10 : 2);
			case META_PROTOCOL -> number(frames());
			case META_PKTTYPE -> number(0);
			case IIFNAME, IIF -> device(this.around.in());
			case OIFNAME, OIF -> device(this.around.out());
			case CT_STATE -> Datatype.CT_STATE.read(this.around.state().name().toLowerCase(Locale.ROOT))
				.<Reading>map(PacketFields::values)
				.orElseThrow();
			case CT_STATUS -> number(status());
			case CT_MARK -> (this.connmark == null) ? new Reading.Absent("the connection's mark is not known here")
					: number(Integer.toUnsignedLong(this.connmark));
			case CT_DIRECTION -> direction();
			case FIB_SADDR_TYPE -> addressType(this.packet.src());
			case FIB_DADDR_TYPE -> addressType(this.packet.dst());
		};
	}

	private static Reading values(Datum datum) {
		return new Reading.Values(List.of(datum), "");
	}

	private static Reading number(long value) {
		return values(new Datum.Number(value));
	}

	private static Reading noFrame() {
		return new Reading.Absent("the packet is in no frame here");
	}

	private static Reading mac(@Nullable MacAddress address) {
		return (address == null) ? noFrame() : number(address.value());
	}

	/** Where there is no device, the kernel compares with an empty name. */
	private static Reading device(@Nullable String device) {
		return values(new Datum.Name(Objects.requireNonNullElse(device, "")));
	}

	private boolean v6() {
		return this.packet.dst().family() == AddressFamily.IPV6;
	}

	private int frames() {
		return v6() ? IPV6_FRAMES : IPV4_FRAMES;
	}

	private int protocolNumber() {
		return (v6() && this.packet.protocol() == Protocol.ICMP) ? ICMPV6 : this.packet.protocol().number();
	}

	private String protocol() {
		return (protocolNumber() == ICMPV6) ? "ipv6-icmp" : this.packet.protocol().lower();
	}

	private Reading network(Selector selector) {
		if (selector.words().startsWith("ip6") != v6()) {
			return new Reading.Absent(v6() ? "the packet is IPv6" : "the packet is IPv4");
		}
		return switch (selector) {
			case IP_SADDR, IP6_SADDR -> values(new Datum.Address(this.packet.src()));
			case IP_DADDR, IP6_DADDR -> values(new Datum.Address(this.packet.dst()));
			case IP_TTL, IP6_HOPLIMIT -> number(this.packet.ttl());
			default -> number(protocolNumber());
		};
	}

	private Reading port(int port) {
		return this.packet.protocol().hasPorts() ? number(port)
				: new Reading.Absent("protocol is " + protocol() + ", which has no ports");
	}

	private long flags() {
		long flags = 0;
		for (String flag : this.packet.flags().toLowerCase(Locale.ROOT).split(",")) {
			flags |= (Datatype.TCP_FLAG.read(flag).orElse(null) instanceof Datum.Number number) ? number.value() : 0;
		}
		return flags;
	}

	private long icmpType(Datatype type) {
		String name = this.packet.flags().endsWith("unreachable") ? "destination-unreachable" : this.packet.flags();
		return (type.read(name).orElse(null) instanceof Datum.Number number) ? number.value() : 0;
	}

	private long status() {
		ConntrackEntry connection = this.around.connection();
		boolean replied = (connection != null) && connection.replied();
		boolean assured = (connection != null) && connection.assured();
		return (replied ? 2 : 0) | (assured ? 4 : 0) | (replied ? 8 : 0) | (this.around.snat() ? 16 : 0)
				| (this.around.dnat() ? 32 : 0);
	}

	private Reading direction() {
		ConntrackEntry connection = this.around.connection();
		if (connection == null) {
			return new Reading.Absent("the connection's direction is not known here");
		}
		boolean original = connection.original().src().equals(this.packet.src())
				&& connection.original().sport() == this.packet.sport();
		return number(original ? 0 : 1);
	}

	/** Broadcasts are not modelled: what is not local or multicast is unicast. */
	private Reading addressType(IpAddress address) {
		boolean multicast = address.isV4() ? address.low() >>> 28 == 0xe : address.high() >>> 56 == 0xff;
		return number(this.around.local().test(address) ? 2 : multicast ? 5 : 1);
	}

}
