package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One packet's way through one node's hooks, as the kernel traced it. */
final class Pass {

	private final Header first;

	private final boolean sent;

	private final List<Tried> rules = new ArrayList<>();

	private final Set<Integer> ports = new HashSet<>();

	/**
	 * Starts with the packet's first hook.
	 * @param sent whether the node itself made it
	 */
	Pass(Header first, boolean sent) {
		this.first = first;
		this.sent = sent;
		meet(first);
	}

	/** The packet as a later hook sees it. */
	void meet(Header header) {
		this.ports.add(header.dport());
	}

	/** Every destination port it had on its way. */
	Set<Integer> ports() {
		return this.ports;
	}

	/** The packet as it came in or was made. */
	Header first() {
		return this.first;
	}

	boolean sent() {
		return this.sent;
	}

	List<Tried> rules() {
		return this.rules;
	}

	@Override
	public String toString() {
		return this.first + " " + this.rules;
	}

}
