package io.packetwalk.trace;

/** What happens in a step. */
public enum StepType {

	/** The sender's resolver decides what to ask next. */
	RESOLVE,
	/** A socket makes a packet. */
	SEND,
	/** A routing table is looked up. */
	ROUTE,
	/** A next hop's Ethernet address is found, or not. */
	NEIGHBOUR,
	/** Connection tracking looks the flow up, creates or confirms it. */
	CONNTRACK,
	/** Rules are tried and let the packet go on unchanged (a mark may be set). */
	RULES,
	/** An address or port is rewritten. */
	TRANSLATE,
	/** Filter rules are tried. */
	FILTER,
	/** A NetworkPolicy is consulted. */
	POLICY,
	/** An outer header is put on. */
	ENCAPSULATE,
	/** The outer header is taken off. */
	DECAPSULATE,
	/** The packet leaves by a device. */
	TRANSMIT,
	/** The packet arrives at a device. */
	RECEIVE,
	/** A reverse proxy picks a backend. */
	HTTP_ROUTE,
	/** A socket takes the packet. */
	DELIVER,
	/** The packet ends here, in silence. */
	DROP,
	/** The packet ends here, and the sender is told. */
	REJECT

}
