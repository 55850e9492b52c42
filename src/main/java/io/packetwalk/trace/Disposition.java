package io.packetwalk.trace;

/** What became of a packet, or of the whole request. */
public enum Disposition {

	DELIVERED(true, true), ANSWERED(true, true),

	NXDOMAIN(false, true), NODATA(false, true), SERVFAIL(false, true), DNS_REFUSED(false, true),
	DNS_TIMEOUT(false, false),

	REJECTED_NO_ENDPOINTS(false, true), REJECTED_BY_RULE(false, true),

	DROPPED_NO_LOCAL_ENDPOINTS(false, false), DROPPED_BY_RULE(false, false), DENIED_BY_POLICY(false, false),

	CONNECTION_REFUSED(false, true), HTTP_ERROR(false, true),

	NO_ROUTE(false, false), NEIGHBOUR_UNREACHABLE(false, false), LOOP(false, true),

	EXITS_CLUSTER(false, false), NOT_MODELLED(false, false);

	private final boolean success;

	private final boolean answered;

	Disposition(boolean success, boolean answered) {
		this.success = success;
		this.answered = answered;
	}

	public boolean success() {
		return this.success;
	}

	/**
	 * Whether something comes back to the sender. Where it does not, there are reverse
	 * hops only when an answer was sent and got lost on its way.
	 */
	public boolean answered() {
		return this.answered;
	}

}
