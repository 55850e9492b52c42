package io.packetwalk.clusterdns.kubernetes;

import java.util.List;

/**
 * What a name has.
 *
 * @param exists whether the name exists
 * @param found what it stands for
 * @param why the reason, a clause without a full stop
 */
record Records(boolean exists, List<Found> found, String why) {

	Records {
		found = List.copyOf(found);
	}

	static Records none(String why) {
		return new Records(false, List.of(), why);
	}

	static Records empty(String why) {
		return new Records(true, List.of(), why);
	}

}
