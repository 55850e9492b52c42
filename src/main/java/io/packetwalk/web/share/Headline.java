package io.packetwalk.web.share;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Trace;

/**
 * A trace in one line, as a pasted link announces it: "cloudflared → reverse-proxy:
 * delivered in 14 steps".
 *
 * @param way from whom to whom
 * @param outcome what became of it
 * @param steps how many steps that took
 */
public record Headline(String way, String outcome, int steps) {

	public static Headline of(Trace trace) {
		int steps = (int) trace.steps().count();
		return new Headline(sender(trace.request().from()) + " → " + target(trace.request().to()),
				outcome(trace.disposition(), (trace.http() != null) ? trace.http().status() : 0), steps);
	}

	@Override
	public String toString() {
		return this.way + ": " + this.outcome + " in " + this.steps + ((this.steps == 1) ? " step" : " steps");
	}

	private static String sender(String from) {
		String[] parts = from.split("/");
		return (parts.length == 1) ? (from.equals("external") ? "outside" : from) : parts[parts.length - 1];
	}

	private static String target(String to) {
		return to.replaceFirst("^https?://", "").replaceFirst("/$", "");
	}

	private static String outcome(Disposition disposition, int status) {
		return switch (disposition) {
			case DELIVERED -> "delivered";
			case ANSWERED -> "answered";
			case NXDOMAIN, NODATA -> "name not found";
			case SERVFAIL, DNS_REFUSED, DNS_TIMEOUT -> "name lookup failed";
			case REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE, CONNECTION_REFUSED -> "refused";
			case DROPPED_NO_LOCAL_ENDPOINTS, DROPPED_BY_RULE -> "dropped";
			case DENIED_BY_POLICY -> "denied by policy";
			case HTTP_ERROR -> (status > 0) ? "HTTP " + status : "HTTP error";
			case NO_ROUTE, NEIGHBOUR_UNREACHABLE -> "no way there";
			case LOOP -> "going in circles";
			case EXITS_CLUSTER -> "left the cluster";
			case NOT_MODELLED -> "not modelled";
		};
	}

}
