package io.packetwalk.nameserver;

import java.io.IOException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.clusterdns.DnsWire;

/**
 * What is sent back for the bytes that came: what CoreDNS would send, down to the
 * questions it does not take (miekg/dns acceptfunc.go, CoreDNS server.go).
 */
@Component
class Answers {

	private static final Logger logger = LoggerFactory.getLogger(Answers.class);

	/** What a client without EDNS takes over UDP. */
	private static final int UDP_LIMIT = 512;

	private static final int TCP_LIMIT = 65535;

	private static final int MOST_ADDITIONAL = 2;

	private final LabChoice choice;

	Answers(LabChoice choice) {
		this.choice = choice;
	}

	/**
	 * Answers a message.
	 * @param message the bytes, whatever they are
	 * @param tcp whether they came over TCP
	 * @return empty for what is never answered, and where nothing would come back
	 */
	Optional<byte[]> answer(byte[] message, boolean tcp) {
		try {
			Header header = new Header(message);
			return header.getFlag(Flags.QR) ? Optional.empty() : answer(header, message, tcp);
		}
		catch (IOException tooShort) {
			return Optional.empty();
		}
	}

	private Optional<byte[]> answer(Header header, byte[] bytes, boolean tcp) {
		if (header.getOpcode() != Opcode.QUERY) {
			return refusal(header, Rcode.NOTIMP);
		}
		boolean acceptable = header.getCount(Section.QUESTION) == 1 && header.getCount(Section.ANSWER) <= 1
				&& header.getCount(Section.AUTHORITY) <= 1 && header.getCount(Section.ADDITIONAL) <= MOST_ADDITIONAL;
		if (!acceptable) {
			return refusal(header, Rcode.FORMERR);
		}
		Message query;
		try {
			query = new Message(bytes);
		}
		catch (IOException | RuntimeException ex) {
			return refusal(header, Rcode.FORMERR);
		}
		return answer(query, tcp);
	}

	private static Optional<byte[]> refusal(Header header, int rcode) {
		Message unread = new Message(header.getID());
		unread.getHeader().setOpcode(header.getOpcode());
		if (header.getFlag(Flags.RD)) {
			unread.getHeader().setFlag(Flags.RD);
		}
		return Optional.of(DnsWire.refusal(unread, rcode));
	}

	private Optional<byte[]> answer(Message query, boolean tcp) {
		OPTRecord edns = query.getOPT();
		if (edns != null && edns.getVersion() != 0) {
			return Optional.of(DnsWire.refusal(query, Rcode.BADVERS));
		}
		if (query.getQuestion().getDClass() != DClass.IN) {
			return Optional.of(DnsWire.refusal(query, Rcode.REFUSED));
		}
		try {
			return lookup(query, tcp);
		}
		catch (RuntimeException ex) {
			logger.warn("DNS: no answer to " + query.getQuestion(), ex);
			return Optional.of(DnsWire.refusal(query, Rcode.SERVFAIL));
		}
	}

	private Optional<byte[]> lookup(Message query, boolean tcp) {
		Optional<Zone> zone = this.choice.zone();
		if (zone.isEmpty()) {
			return Optional.of(DnsWire.refusal(query, Rcode.SERVFAIL));
		}
		Record question = query.getQuestion();
		OPTRecord edns = query.getOPT();
		DnsAnswer answer = zone.get()
			.ask(question.getName().toString(), Type.string(question.getType()), tcp || edns != null);
		if (!answer.reply().onTheWire()) {
			return Optional.empty();
		}
		int limit = tcp ? TCP_LIMIT : (edns == null) ? UDP_LIMIT : Math.max(UDP_LIMIT, edns.getPayloadSize());
		return DnsWire.answer(query, answer, limit).or(() -> Optional.of(DnsWire.refusal(query, Rcode.SERVFAIL)));
	}

}
