package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a part of the requests goes.
 *
 * @param portion how many, e.g. {@code 90 %}; empty for all
 * @param backend the name of the pool, e.g. {@code shop/web:80}
 * @param via what is dialled: {@code endpoints}, {@code ClusterIP} …; empty when nothing
 * is
 * @param dials the addresses
 * @param changes what is done to the request and its answer
 * @param mark why it fails, null when it does not
 */
record Share(String portion, String backend, String via, List<Dial> dials, List<String> changes, @Nullable Mark mark) {

	Share {
		dials = List.copyOf(dials);
		changes = List.copyOf(changes);
	}

	/** This as a part of a part. */
	Share of(double share) {
		return new Share(percent(share), this.backend, this.via, this.dials, this.changes, this.mark);
	}

	/** Whole numbers where they are, else one digit more. */
	static String percent(double share) {
		double percent = Math.round(share * 1000) / 10.0;
		return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + " %";
	}

	/**
	 * An address.
	 *
	 * @param address with its port
	 * @param who what is there, e.g. {@code shop/web-1 on node-a}
	 */
	record Dial(String address, String who) {
	}

}
