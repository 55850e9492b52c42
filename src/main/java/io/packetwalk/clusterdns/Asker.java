package io.packetwalk.clusterdns;

import io.packetwalk.net.IpAddress;

/**
 * Who sends a DNS server a message.
 *
 * @param address the source address the server sees
 * @param port the source port it sees
 * @param id the message's id
 */
public record Asker(IpAddress address, int port, int id) {

	/** Somebody whose port and id nobody saw: they are made from the question. */
	static Asker of(IpAddress address, String name, String type) {
		int mark = (name + type + address).hashCode() * 31;
		return new Asker(address, 32768 + Math.floorMod(mark, 28231), Math.floorMod(mark, 65536));
	}

}
