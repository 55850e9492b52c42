package io.packetwalk.kernel;

/**
 * What the kernel's trace says of a packet as a base chain sees it.
 *
 * @param src the source address
 * @param dst the destination address
 * @param sport the source port, 0 where there is none
 * @param dport the destination port, 0 where there is none
 * @param ttl time to live
 * @param length of the IP packet
 * @param id the IP identification: a packet keeps it, one sent again has another
 * @param flags the TCP flags in lower case, blanks around each; blank for others
 */
record Header(String src, String dst, int sport, int dport, int ttl, int length, int id, String flags) {

	boolean has(String flag) {
		return this.flags.contains(" " + flag + " ");
	}

	/** The first packet of a connection. */
	boolean opens() {
		return has("syn") && !has("ack");
	}

	/** An outer datagram of a VXLAN tunnel. */
	boolean tunnel() {
		return this.dport == 8472 || this.dport == 4789;
	}

	boolean icmp() {
		return this.sport == 0 && this.dport == 0;
	}

}
