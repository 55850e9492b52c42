package io.packetwalk.resolver;

import java.util.List;

/**
 * What came back for a question.
 *
 * @param rcode {@code NOERROR}, {@code NXDOMAIN}, {@code SERVFAIL}, {@code REFUSED};
 * {@code TIMEOUT} when nothing came back; {@code UNREACHABLE} when the network said the
 * port is closed
 * @param answers the answer section
 * @param authoritative the AA bit
 * @param truncated the TC bit
 */
public record Reply(String rcode, List<Record> answers, boolean authoritative, boolean truncated) {

	/** Nothing came back. */
	public static final Reply TIMEOUT = new Reply("TIMEOUT", List.of(), false, false);

	public Reply {
		answers = List.copyOf(answers);
	}

	/** Whether a message came back: not so for silence and for closed ports. */
	public boolean onTheWire() {
		return !this.rcode.equals("TIMEOUT") && !this.rcode.equals("UNREACHABLE");
	}

	/**
	 * A resource record.
	 *
	 * @param name the owner, ending in a dot
	 * @param type its type
	 * @param ttl seconds
	 * @param data its data in presentation format
	 */
	public record Record(String name, String type, long ttl, String data) {

		@Override
		public String toString() {
			return this.name + " " + this.ttl + " IN " + this.type + " " + this.data;
		}

	}

}
