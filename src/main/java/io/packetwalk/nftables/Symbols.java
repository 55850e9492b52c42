package io.packetwalk.nftables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The names {@code nft} has for numbers, as {@code nft describe} lists them; in ascending
 * order of the numbers, which is the order flags are printed in.
 *
 * @param byName the numbers
 * @param byNumber the names
 */
record Symbols(Map<String, Long> byName, Map<Long, String> byNumber) {

	static final Symbols NONE = new Symbols(Map.of(), Map.of());

	/** As {@code /etc/protocols} has them. */
	static final Symbols PROTOCOLS = of("ip 0, icmp 1, igmp 2, ggp 3, ipencap 4, st 5, tcp 6, egp 8, igp 9, pup 12, "
			+ "udp 17, hmp 20, xns-idp 22, rdp 27, iso-tp4 29, dccp 33, xtp 36, ddp 37, idpr-cmtp 38, ipv6 41, "
			+ "ipv6-route 43, ipv6-frag 44, idrp 45, rsvp 46, gre 47, esp 50, ah 51, ipv6-icmp 58, icmpv6 58, "
			+ "ipv6-nonxt 59, ipv6-opts 60, rspf 73, vmtp 81, eigrp 88, ospf 89, ipip 94, etherip 97, encap 98, "
			+ "pim 103, ipcomp 108, vrrp 112, l2tp 115, isis 124, sctp 132, fc 133, mobility-header 135, "
			+ "udplite 136, mpls-in-ip 137");

	/** The services people name in rules; nft prints numbers. */
	static final Symbols SERVICES = of("ftp 21, ssh 22, telnet 23, smtp 25, domain 53, bootps 67, bootpc 68, tftp 69, "
			+ "http 80, kerberos 88, pop3 110, sunrpc 111, ntp 123, imap2 143, snmp 161, bgp 179, ldap 389, https 443, "
			+ "submission 587, ldaps 636, imaps 993, pop3s 995, nfs 2049, mysql 3306, postgresql 5432");

	static final Symbols CT_STATES = of("invalid 1, established 2, related 4, new 8, untracked 64");

	static final Symbols CT_STATUSES = of(
			"expected 1, seen-reply 2, assured 4, confirmed 8, snat 16, dnat 32, dying 512");

	static final Symbols CT_DIRECTIONS = of("original 0, reply 1");

	static final Symbols NF_PROTOCOLS = of("ipv4 2, ipv6 10");

	static final Symbols ETHER_TYPES = of("ip 2048, arp 2054, 8021q 33024, vlan 33024, ip6 34525, 8021ad 34984");

	static final Symbols PACKET_TYPES = of("host 0, unicast 0, broadcast 1, multicast 2, other 3");

	static final Symbols ADDRESS_TYPES = of("unspec 0, unicast 1, local 2, broadcast 3, anycast 4, multicast 5, "
			+ "blackhole 6, unreachable 7, prohibit 8");

	static final Symbols TCP_FLAGS = of("fin 1, syn 2, rst 4, psh 8, ack 16, urg 32, ecn 64, cwr 128");

	static final Symbols ICMP_TYPES = of("echo-reply 0, destination-unreachable 3, source-quench 4, redirect 5, "
			+ "echo-request 8, router-advertisement 9, router-solicitation 10, time-exceeded 11, "
			+ "parameter-problem 12, timestamp-request 13, timestamp-reply 14, info-request 15, info-reply 16, "
			+ "address-mask-request 17, address-mask-reply 18");

	static final Symbols ICMPV6_TYPES = of("destination-unreachable 1, packet-too-big 2, time-exceeded 3, "
			+ "parameter-problem 4, echo-request 128, echo-reply 129, mld-listener-query 130, "
			+ "mld-listener-report 131, mld-listener-done 132, mld-listener-reduction 132, nd-router-solicit 133, "
			+ "nd-router-advert 134, nd-neighbor-solicit 135, nd-neighbor-advert 136, nd-redirect 137, "
			+ "router-renumbering 138, ind-neighbor-solicit 141, ind-neighbor-advert 142, mld2-listener-report 143");

	/** Where two names share a number, the first is printed. */
	private static Symbols of(String list) {
		Map<String, Long> byName = new LinkedHashMap<>();
		Map<Long, String> byNumber = new LinkedHashMap<>();
		for (String pair : List.of(list.split(", "))) {
			String[] parts = pair.split(" ");
			long number = Long.parseLong(parts[1]);
			byName.put(parts[0], number);
			byNumber.putIfAbsent(number, parts[0]);
		}
		return new Symbols(Collections.unmodifiableMap(byName), Collections.unmodifiableMap(byNumber));
	}

	@Nullable Long number(String name) {
		return this.byName.get(name);
	}

	@Nullable String name(long number) {
		return this.byNumber.get(number);
	}

}
