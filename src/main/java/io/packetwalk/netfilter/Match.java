package io.packetwalk.netfilter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Protocol;

/**
 * A condition of a rule, named after the
 * <a href="https://man7.org/linux/man-pages/man8/iptables-extensions.8.html">iptables
 * extension</a> that tests it. The components called {@code negated} stand for {@code !}.
 */
public sealed interface Match {

	/** The condition as {@code iptables-save} prints it. */
	default String text() {
		return MatchText.of(this);
	}

	/** {@code -s RANGE}. */
	record Source(Cidr range, boolean negated) implements Match {
	}

	/** {@code -d RANGE}. */
	record Destination(Cidr range, boolean negated) implements Match {
	}

	/** {@code -i DEVICE}; a name ending in {@code +} stands for all that begin so. */
	record InInterface(String device, boolean negated) implements Match {
	}

	/** {@code -o DEVICE}; a name ending in {@code +} stands for all that begin so. */
	record OutInterface(String device, boolean negated) implements Match {
	}

	/**
	 * {@code -p PROTOCOL}.
	 *
	 * @param protocol the name iptables prints: {@code tcp}, {@code icmp},
	 * {@code ipv6-icmp} …
	 */
	record ProtocolName(String protocol, boolean negated) implements Match {
	}

	/**
	 * {@code -m tcp}, {@code -m udp} or {@code -m sctp}, with its ports or bare.
	 *
	 * @param protocol the module
	 * @param source {@code --sport}, null for any
	 * @param destination {@code --dport}, null for any
	 */
	record Ports(Protocol protocol, @Nullable PortTest source, @Nullable PortTest destination) implements Match {
	}

	/**
	 * {@code -m tcp --tcp-flags EXAMINED SET}, with its ports.
	 *
	 * @param examined the flags looked at
	 * @param set those of them that must be set, the others must not
	 */
	record TcpSegment(@Nullable PortTest source, @Nullable PortTest destination, Set<TcpFlag> examined,
			Set<TcpFlag> set, boolean negated) implements Match {

		public TcpSegment {
			examined = inOrder(TcpFlag.class, examined);
			set = inOrder(TcpFlag.class, set);
		}

	}

	/**
	 * {@code -m icmp --icmp-type TYPE/CODE} and {@code -m icmp6 --icmpv6-type TYPE/CODE}.
	 *
	 * @param type the type, 255 for any
	 * @param code the code, -1 for any
	 */
	record IcmpType(boolean v6, int type, int code, boolean negated) implements Match {
	}

	/**
	 * {@code -m multiport --sports|--dports|--ports LIST}.
	 *
	 * @param option {@code --sports}, {@code --dports} or {@code --ports}
	 */
	record MultiPort(String option, List<PortRange> ranges, boolean negated) implements Match {

		public MultiPort {
			ranges = List.copyOf(ranges);
		}

	}

	/** {@code -m comment --comment "…"}: always holds. */
	record Comment(String words) implements Match {
	}

	/** {@code -m conntrack --ctstate STATES}: one of them has to be the packet's. */
	record Ctstate(Set<CtFlag> flags, boolean negated) implements Match {

		public Ctstate {
			flags = inOrder(CtFlag.class, flags);
		}

	}

	/** {@code -m state --state STATES}, the older form of {@code --ctstate}. */
	record State(Set<CtFlag> flags, boolean negated) implements Match {

		public State {
			flags = inOrder(CtFlag.class, flags);
		}

	}

	/** {@code -m connmark --mark VALUE/MASK}: the connection's mark. */
	record ConnMark(int value, int mask, boolean negated) implements Match {
	}

	/**
	 * {@code -m set --match-set SET src,dst}.
	 *
	 * @param set the set's name
	 * @param source for each part of the set's entries: whether the packet's source is
	 * looked up, else its destination
	 */
	record InSet(String set, List<Boolean> source, boolean negated) implements Match {

		public InSet {
			source = List.copyOf(source);
		}

	}

	/**
	 * {@code -m ipvs --vproto NUMBER --vaddr RANGE --vport PORT}: whether the packet was
	 * sent on by IPVS, for this virtual server.
	 *
	 * @param address the virtual server's address, null for any
	 * @param protocol its protocol's number, 0 for any
	 * @param port its port, 0 for any
	 */
	record Ipvs(@Nullable Cidr address, int protocol, int port) implements Match {
	}

	/**
	 * {@code -m limit --limit RATE --limit-burst NUMBER}. Within one request the burst is
	 * never used up: it always holds.
	 */
	record Limit(String rate, int burst) implements Match {
	}

	/** {@code -m iprange --src-range A-B --dst-range A-B}, either or both. */
	record IpRange(@Nullable AddressTest source, @Nullable AddressTest destination) implements Match {
	}

	/** {@code -m pkttype --pkt-type unicast|broadcast|multicast}. */
	record PktType(String type, boolean negated) implements Match {
	}

	/** {@code -m mac --mac-source ADDRESS}. */
	record MacSource(MacAddress address, boolean negated) implements Match {
	}

	/** {@code -m mark --mark VALUE/MASK}. */
	record Mark(int value, int mask, boolean negated) implements Match {
	}

	/**
	 * {@code -m addrtype --src-type LOCAL --dst-type LOCAL}, either or both.
	 *
	 * @param source whether the source has to be local, null for either
	 * @param destination whether the destination has to be local, null for either
	 */
	record AddrType(@Nullable Boolean source, @Nullable Boolean destination) implements Match {
	}

	/**
	 * {@code -m statistic --mode random --probability P}.
	 *
	 * @param chances how many of 2^31 draws are taken: what the kernel stores
	 */
	record Statistic(long chances, boolean negated) implements Match {

		private static final double DRAWS = 0x8000_0000L;

		/** The condition for a probability of 0 to 1, as the kernel rounds it. */
		public static Statistic ofProbability(double probability) {
			return new Statistic((long) Math.rint(probability * DRAWS), false);
		}

		public double probability() {
			return this.chances / DRAWS;
		}

	}

	/**
	 * {@code -m recent}.
	 *
	 * @param option {@code --set}, {@code --rcheck}, {@code --update} or {@code --remove}
	 * @param negated whether it must not hold
	 * @param seconds how old an entry may be, 0 for any age
	 * @param reap whether older entries are removed
	 * @param list the list's name
	 * @param mask the part of the address that is remembered
	 * @param source whether the source address is meant, else the destination
	 */
	record Recent(String option, boolean negated, int seconds, boolean reap, String list, String mask,
			boolean source) implements Match {
	}

	/** {@code -m nfacct --nfacct-name NAME}: counts, and always holds. */
	record Nfacct(String counter) implements Match {
	}

	/** {@code -m physdev --physdev-is-in}: whether the packet came by a bridge port. */
	record PhysdevIsIn(boolean negated) implements Match {
	}

	/**
	 * A condition that is kept and printed, but not modelled: a rule with one never
	 * matches here, and its trial says so.
	 *
	 * @param words all of it, from {@code -m} on
	 */
	record Opaque(String words) implements Match {
	}

	/** The states {@code --ctstate} knows, in the order iptables prints them. */
	enum CtFlag {

		INVALID, NEW, RELATED, ESTABLISHED, UNTRACKED, SNAT, DNAT

	}

	/** The flags of TCP, in the order iptables prints them. */
	enum TcpFlag {

		FIN, SYN, RST, PSH, ACK, URG

	}

	/** The same flags in the order iptables prints them, whatever the order given. */
	private static <E extends Enum<E>> Set<E> inOrder(Class<E> type, Set<E> flags) {
		EnumSet<E> sorted = EnumSet.noneOf(type);
		sorted.addAll(flags);
		return Collections.unmodifiableSet(sorted);
	}

	/** A range of addresses, both ends included, or everything but it. */
	record AddressTest(IpAddress first, IpAddress last, boolean negated) {

		boolean holds(IpAddress address) {
			boolean inside = address.compareTo(this.first) >= 0 && address.compareTo(this.last) <= 0;
			return inside != this.negated;
		}

		/** {@code 10.0.0.1-10.0.0.9}. */
		String text() {
			return this.first + "-" + this.last;
		}

	}

	/** A range of ports, both ends included. */
	record PortRange(int first, int last) {

		public PortRange {
			if (first < 0 || last > 65535 || first > last) {
				throw new IllegalArgumentException("a port range is within 0 to 65535: " + first + ":" + last);
			}
		}

		public boolean contains(int port) {
			return port >= this.first && port <= this.last;
		}

		/** {@code 80} or {@code 1000:2000}. */
		@Override
		public String toString() {
			return (this.first == this.last) ? Integer.toString(this.first) : this.first + ":" + this.last;
		}

	}

	/** A port range, or everything but it. */
	record PortTest(PortRange range, boolean negated) {

		public static PortTest of(int port) {
			return new PortTest(new PortRange(port, port), false);
		}

	}

}
