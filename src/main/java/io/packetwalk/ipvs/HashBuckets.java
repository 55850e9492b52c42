package io.packetwalk.ipvs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;

/**
 * {@code sh} and {@code dh}: an address decides, by way of 256 buckets dealt out to the
 * real servers. A bucket whose server has no weight serves nobody.
 */
final class HashBuckets implements Chooser {

	private static final int BITS = 8;

	private final String words;

	private final Function<FiveTuple, IpAddress> key;

	private final List<RealServer> buckets = new ArrayList<>();

	private HashBuckets(String words, Function<FiveTuple, IpAddress> key) {
		this.words = words;
		this.key = key;
	}

	/** A real server gets as many buckets in a row as it weighs, at least one. */
	static HashBuckets bySource(VirtualServer server) {
		HashBuckets hash = new HashBuckets("source hash", FiveTuple::src);
		while (!server.realServers().isEmpty() && hash.buckets.size() < 1 << BITS) {
			for (RealServer real : server.realServers()) {
				for (int i = 0; i < Math.max(1, real.weight()); i++) {
					hash.buckets.add(real);
				}
			}
		}
		return hash;
	}

	/** Every real server gets one bucket after the other, whatever it weighs. */
	static HashBuckets byDestination(VirtualServer server) {
		HashBuckets hash = new HashBuckets("destination hash", FiveTuple::dst);
		while (!server.realServers().isEmpty() && hash.buckets.size() < 1 << BITS) {
			hash.buckets.addAll(server.realServers());
		}
		return hash;
	}

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		IpAddress address = this.key.apply(connection);
		int bucket = Weights.hash(fold(address), BITS);
		RealServer real = this.buckets.get(bucket);
		String why = this.words + ": " + address + " falls into bucket " + bucket + " of " + (1 << BITS);
		return (real.weight() > 0) ? new Pick(real, why)
				: new Pick(null, why + ", whose " + real.text() + " has weight 0");
	}

	/** The 32 bits of an address that are hashed. */
	static int fold(IpAddress address) {
		long both = address.high() ^ address.low();
		return address.isV4() ? (int) address.low() : (int) (both >>> 32) ^ (int) both;
	}

}
