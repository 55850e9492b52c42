package io.packetwalk.clusterdns;

import java.io.IOException;
import java.util.Optional;

import org.xbill.DNS.Message;

import io.packetwalk.resolver.Question;

/**
 * The bytes of DNS messages
 * (<a href="https://www.rfc-editor.org/rfc/rfc1035#section-4">RFC 1035, 4</a>).
 */
public final class DnsWire {

	private DnsWire() {
	}

	/**
	 * A question as a stub resolver sends it: recursion desired, no EDNS.
	 * @param id the message's id, 0 to 65535
	 * @return empty for a name that cannot be put on the wire
	 */
	public static Optional<byte[]> question(Question question, int id) {
		try {
			return Optional.of(WireForm.question(question.name(), question.type(), id).toWire());
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The answer to a question.
	 * @param id the id of the question
	 * @return empty when nothing is sent, or when a record cannot be put on the wire
	 */
	public static Optional<byte[]> answer(Question question, int id, DnsAnswer answer) {
		try {
			return answer.reply().onTheWire()
					? Optional.of(WireForm.answer(question.name(), question.type(), id, answer).toWire())
					: Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The answer to a question that came as a message: what CoreDNS repeats of it is
	 * repeated.
	 * @param query the message, with a question
	 * @param limit the longest message the client takes
	 * @return empty when nothing is sent, or when a record cannot be put on the wire
	 */
	public static Optional<byte[]> answer(Message query, DnsAnswer answer, int limit) {
		try {
			return answer.reply().onTheWire() ? Optional.of(WireForm.answer(query, answer, limit).toWire())
					: Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * An answer that is a response code and nothing else.
	 * @param query the message, or as much of it as could be read
	 * @param rcode the code, as {@link org.xbill.DNS.Rcode} numbers them
	 */
	public static byte[] refusal(Message query, int rcode) {
		return WireForm.answer(query, rcode).toWire();
	}

}
