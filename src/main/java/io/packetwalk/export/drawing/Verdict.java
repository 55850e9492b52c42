package io.packetwalk.export.drawing;

import io.packetwalk.trace.Disposition;

/** What became of a request, as a shape. */
final class Verdict {

	private Verdict() {
	}

	/** The shape it is drawn as. */
	static Look look(Disposition disposition) {
		return switch (disposition) {
			case DELIVERED, ANSWERED -> Look.FORWARD;
			case REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE, CONNECTION_REFUSED, DNS_REFUSED, HTTP_ERROR -> Look.REJECT;
			case NXDOMAIN, NODATA, SERVFAIL, DNS_TIMEOUT, DROPPED_NO_LOCAL_ENDPOINTS, DROPPED_BY_RULE, DENIED_BY_POLICY,
					NO_ROUTE, NEIGHBOUR_UNREACHABLE, LOOP ->
				Look.DROP;
			case EXITS_CLUSTER, NOT_MODELLED -> Look.REVERSE;
		};
	}

}
