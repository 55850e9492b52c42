package io.packetwalk.clusterdns.server;

import java.util.Locale;

import io.packetwalk.net.IpAddress;

/**
 * A question as a plugin sees it.
 *
 * @param name the name, ending in a dot, spelled as asked
 * @param type its record type
 * @param client the source address CoreDNS sees
 * @param depth how many questions of CoreDNS to itself led here
 * @param upstreams the way to the servers it may be forwarded to
 */
public record Query(String name, String type, IpAddress client, int depth, Upstreams upstreams) {

	/** The name as plugins compare it. */
	public String lowerName() {
		return this.name.toLowerCase(Locale.ROOT);
	}

	public Query withName(String other) {
		return new Query(other, this.type, this.client, this.depth, this.upstreams);
	}

	public Query withType(String other) {
		return new Query(this.name, other, this.client, this.depth, this.upstreams);
	}

	/** The question CoreDNS asks itself to follow a CNAME. */
	public Query internal(String target) {
		return new Query(target, this.type, this.client, this.depth + 1, this.upstreams);
	}

}
