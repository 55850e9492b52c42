package io.packetwalk.nftables;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Where a rule can look in a packet, or in what the kernel knows of it, by the
 * <a href="https://www.netfilter.org/projects/nftables/manpage.html">words of nft</a>.
 */
enum Selector {

	IP_SADDR("ip saddr", Datatype.IPV4_ADDR), IP_DADDR("ip daddr", Datatype.IPV4_ADDR),
	IP_PROTOCOL("ip protocol", Datatype.INET_PROTO), IP_TTL("ip ttl", Datatype.INTEGER),
	IP6_SADDR("ip6 saddr", Datatype.IPV6_ADDR), IP6_DADDR("ip6 daddr", Datatype.IPV6_ADDR),
	IP6_NEXTHDR("ip6 nexthdr", Datatype.INET_PROTO), IP6_HOPLIMIT("ip6 hoplimit", Datatype.INTEGER),
	TCP_SPORT("tcp sport", Datatype.INET_SERVICE), TCP_DPORT("tcp dport", Datatype.INET_SERVICE),
	UDP_SPORT("udp sport", Datatype.INET_SERVICE), UDP_DPORT("udp dport", Datatype.INET_SERVICE),
	SCTP_SPORT("sctp sport", Datatype.INET_SERVICE), SCTP_DPORT("sctp dport", Datatype.INET_SERVICE),
	TH_SPORT("th sport", Datatype.INET_SERVICE), TH_DPORT("th dport", Datatype.INET_SERVICE),
	TCP_FLAGS("tcp flags", Datatype.TCP_FLAG), ICMP_TYPE("icmp type", Datatype.ICMP_TYPE),
	ICMPV6_TYPE("icmpv6 type", Datatype.ICMPV6_TYPE), ETHER_SADDR("ether saddr", Datatype.ETHER_ADDR),
	ETHER_DADDR("ether daddr", Datatype.ETHER_ADDR), ETHER_TYPE("ether type", Datatype.ETHER_TYPE),
	META_MARK("meta mark", Datatype.MARK), META_L4PROTO("meta l4proto", Datatype.INET_PROTO),
	META_NFPROTO("meta nfproto", Datatype.NF_PROTO), META_PROTOCOL("meta protocol", Datatype.ETHER_TYPE),
	META_PKTTYPE("meta pkttype", Datatype.PKT_TYPE), IIFNAME("iifname", Datatype.IFNAME),
	OIFNAME("oifname", Datatype.IFNAME), IIF("iif", Datatype.IFACE_INDEX), OIF("oif", Datatype.IFACE_INDEX),
	CT_STATE("ct state", Datatype.CT_STATE), CT_STATUS("ct status", Datatype.CT_STATUS),
	CT_MARK("ct mark", Datatype.MARK), CT_DIRECTION("ct direction", Datatype.CT_DIR),
	FIB_SADDR_TYPE("fib saddr type", Datatype.FIB_ADDRTYPE), FIB_DADDR_TYPE("fib daddr type", Datatype.FIB_ADDRTYPE);

	/** Read too, but printed otherwise. */
	private static final Map<String, Selector> ALIASES = Map.of("mark", META_MARK, "meta iifname", IIFNAME,
			"meta oifname", OIFNAME, "meta iif", IIF, "meta oif", OIF, "l4proto", META_L4PROTO, "pkttype",
			META_PKTTYPE);

	private static final Map<String, Selector> BY_WORDS = Arrays.stream(values())
		.collect(Collectors.toMap(Selector::words, (selector) -> selector));

	private final String words;

	private final Datatype type;

	Selector(String words, Datatype type) {
		this.words = words;
		this.type = type;
	}

	/**
	 * The selector with exactly these words, null when there is none that is modelled.
	 */
	static @Nullable Selector of(String words) {
		Selector selector = BY_WORDS.get(words);
		return (selector != null) ? selector : ALIASES.get(words);
	}

	String words() {
		return this.words;
	}

	Datatype type() {
		return this.type;
	}

	/**
	 * The protocol a packet must have, so that there is something to look at; or null.
	 */
	@Nullable String header() {
		int blank = this.words.indexOf(' ');
		String first = (blank < 0) ? this.words : this.words.substring(0, blank);
		return switch (first) {
			case "tcp", "udp", "sctp", "icmp" -> first;
			case "icmpv6" -> "ipv6-icmp";
			default -> null;
		};
	}

}
