package io.packetwalk.resolver;

import java.util.Set;

/**
 * The <a href="https://www.iana.org/assignments/dns-parameters">record types</a> asked
 * for in practice.
 */
public final class RecordTypes {

	private static final Set<String> KNOWN = Set.of("A", "AAAA", "ANY", "CAA", "CNAME", "DNSKEY", "DS", "HINFO",
			"HTTPS", "LOC", "MX", "NAPTR", "NS", "NSEC", "NSEC3", "PTR", "RP", "RRSIG", "SOA", "SPF", "SRV", "SSHFP",
			"SVCB", "TLSA", "TXT", "URI");

	private RecordTypes() {
	}

	/** Whether it is a type: by name, or as {@code TYPE65535}; upper case. */
	public static boolean isType(String type) {
		return KNOWN.contains(type) || type.matches("TYPE\\d{1,5}");
	}

}
