package io.packetwalk.routing;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * An entry of the ARP or NDP table, as {@code ip neigh} shows it.
 *
 * @param address the next hop
 * @param dev the device it is reached by
 * @param mac its Ethernet address
 * @param state {@code PERMANENT} or {@code REACHABLE}
 */
public record Neighbour(IpAddress address, String dev, MacAddress mac, String state) {

	@Override
	public String toString() {
		return this.address + " dev " + this.dev + " lladdr " + this.mac + " " + this.state;
	}

}
