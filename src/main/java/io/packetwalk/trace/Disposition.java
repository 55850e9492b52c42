package io.packetwalk.trace;

/** What became of a packet, or of the whole request. */
public enum Disposition {

	DELIVERED("delivered", true, true), ANSWERED("answered", true, true),

	NXDOMAIN("no such name", false, true), NODATA("no such record", false, true),
	SERVFAIL("the name server failed", false, true), DNS_REFUSED("name lookup refused", false, true),
	DNS_TIMEOUT("name lookup timed out", false, false),

	REJECTED_NO_ENDPOINTS("refused: no endpoints", false, true), REJECTED_BY_RULE("refused by a rule", false, true),

	DROPPED_NO_LOCAL_ENDPOINTS("dropped: no local pod", false, false),
	DROPPED_BY_RULE("dropped by a rule", false, false), DENIED_BY_POLICY("denied by a policy", false, false),

	CONNECTION_REFUSED("connection refused", false, true), HTTP_ERROR("HTTP error", false, true),

	NO_ROUTE("dropped: no route", false, false), NEIGHBOUR_UNREACHABLE("dropped: nobody has the address", false, false),
	LOOP("went in circles", false, true),

	EXITS_CLUSTER("leaves the cluster", false, false), NOT_MODELLED("not modelled", false, false);

	private final String words;

	private final boolean success;

	private final boolean answered;

	Disposition(String words, boolean success, boolean answered) {
		this.words = words;
		this.success = success;
		this.answered = answered;
	}

	/** For people: {@code refused: no endpoints}. */
	public String words() {
		return this.words;
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
