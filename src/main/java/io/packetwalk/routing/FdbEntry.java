package io.packetwalk.routing;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * An entry of a VXLAN device's forwarding database: the node behind which an inner
 * Ethernet address lives, as {@code bridge fdb} shows it.
 *
 * @param mac the inner destination
 * @param dev the VXLAN device
 * @param destination the node to send the outer datagram to
 */
public record FdbEntry(MacAddress mac, String dev, IpAddress destination) {

	@Override
	public String toString() {
		return this.mac + " dev " + this.dev + " dst " + this.destination + " self permanent";
	}

}
