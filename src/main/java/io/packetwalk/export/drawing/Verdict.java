package io.packetwalk.export.drawing;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Trace;

/** What became of a request, in a few words. */
final class Verdict {

	private Verdict() {
	}

	/** {@code delivered}, {@code dropped by policy} … */
	static String word(Trace trace) {
		return switch (trace.disposition()) {
			case DELIVERED -> "delivered";
			case ANSWERED -> "answered";
			case NXDOMAIN -> "name not found";
			case NODATA -> "name has no address";
			case SERVFAIL -> "name server failed";
			case DNS_REFUSED -> "name lookup refused";
			case DNS_TIMEOUT -> "name lookup timed out";
			case REJECTED_NO_ENDPOINTS -> "refused, no endpoints";
			case REJECTED_BY_RULE -> "refused by a rule";
			case DROPPED_NO_LOCAL_ENDPOINTS -> "dropped, no endpoint on this node";
			case DROPPED_BY_RULE -> "dropped by a rule";
			case DENIED_BY_POLICY -> "dropped by policy";
			case CONNECTION_REFUSED -> "connection refused";
			case HTTP_ERROR -> "HTTP error" + ((trace.http() != null) ? " " + trace.http().status() : "");
			case NO_ROUTE -> "no route";
			case NEIGHBOUR_UNREACHABLE -> "neighbour unreachable";
			case LOOP -> "goes round in circles";
			case EXITS_CLUSTER -> "leaves the cluster";
			case NOT_MODELLED -> "not modelled";
		};
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
