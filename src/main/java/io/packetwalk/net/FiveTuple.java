package io.packetwalk.net;

/**
 * What identifies a flow to connection tracking. For ICMP both ports hold the echo
 * identifier.
 *
 * @param protocol the transport protocol
 * @param src the source address
 * @param sport the source port, 0 to 65535
 * @param dst the destination address
 * @param dport the destination port, 0 to 65535
 */
public record FiveTuple(Protocol protocol, IpAddress src, int sport, IpAddress dst, int dport) {

	public FiveTuple {
		if (sport < 0 || sport > 65535 || dport < 0 || dport > 65535) {
			throw new IllegalArgumentException("a port is 0 to 65535: " + sport + ", " + dport);
		}
	}

	/** The tuple of a packet going the other way. */
	public FiveTuple reversed() {
		return new FiveTuple(this.protocol, this.dst, this.dport, this.src, this.sport);
	}

	@Override
	public String toString() {
		return this.protocol.hasPorts() ? this.src.withPort(this.sport) + " -> " + this.dst.withPort(this.dport)
				: this.src + " -> " + this.dst;
	}

}
