package io.packetwalk.kernel;

import io.packetwalk.trace.Disposition;

/** What a client can tell of how its connection ended. */
enum Outcome {

	/** Something answered. */
	CONNECTED,

	/** It was told at once that nobody will. */
	REFUSED,

	/** Nothing came back. */
	SILENT,

	/** Our walk does not know who is there. */
	UNKNOWN;

	static Outcome of(Disposition disposition) {
		return switch (disposition) {
			case DELIVERED, ANSWERED, NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED, HTTP_ERROR -> CONNECTED;
			case REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE, CONNECTION_REFUSED -> REFUSED;
			case DNS_TIMEOUT, DROPPED_NO_LOCAL_ENDPOINTS, DROPPED_BY_RULE, DENIED_BY_POLICY, NO_ROUTE,
					NEIGHBOUR_UNREACHABLE, LOOP ->
				SILENT;
			case EXITS_CLUSTER, NOT_MODELLED -> UNKNOWN;
		};
	}

	/** Reads the first word of an agent's answer. */
	static Outcome of(String answer) {
		return switch (answer.split(" ")[0]) {
			case "connected" -> CONNECTED;
			case "refused" -> REFUSED;
			default -> SILENT;
		};
	}

}
