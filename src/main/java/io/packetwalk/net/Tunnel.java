package io.packetwalk.net;

import org.jspecify.annotations.Nullable;

/**
 * The outer headers of an encapsulated packet, e.g.
 * <a href="https://www.rfc-editor.org/rfc/rfc7348">VXLAN</a>.
 *
 * @param kind {@code VXLAN} or {@code IPIP}
 * @param vni the VXLAN network identifier, 0 for IPIP
 * @param srcMac the outer Ethernet source, null where there is no frame yet
 * @param dstMac the outer Ethernet destination
 * @param src the outer IP source, a node
 * @param dst the outer IP destination, another node
 * @param sport the outer UDP source port, a hash of the inner flow; 0 for IPIP
 * @param dport the outer UDP destination port: 8472 for Flannel, 4789 for Calico; 0 for
 * IPIP
 * @param ttl the outer time to live
 */
public record Tunnel(String kind, int vni, @Nullable MacAddress srcMac, @Nullable MacAddress dstMac, IpAddress src,
		IpAddress dst, int sport, int dport, int ttl) {

	/**
	 * The outer datagram as a packet of its own, as the host's netfilter hooks see it.
	 */
	public Packet asPacket() {
		Protocol protocol = this.kind.equals("IPIP") ? Protocol.IPIP : Protocol.UDP;
		return new Packet(this.srcMac, this.dstMac, this.src, this.dst, protocol, this.sport, this.dport, this.ttl, 0,
				"", null);
	}

	public Tunnel withFrame(@Nullable MacAddress source, @Nullable MacAddress destination) {
		return new Tunnel(this.kind, this.vni, source, destination, this.src, this.dst, this.sport, this.dport,
				this.ttl);
	}

	public Tunnel withTtl(int value) {
		return new Tunnel(this.kind, this.vni, this.srcMac, this.dstMac, this.src, this.dst, this.sport, this.dport,
				value);
	}

}
