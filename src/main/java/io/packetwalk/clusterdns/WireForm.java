package io.packetwalk.clusterdns;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/** Messages as they are on the wire, names compressed. */
final class WireForm {

	/** What a client without EDNS takes over UDP. */
	static final int UDP_LIMIT = 512;

	/** The bits of a response code that fit in the header; EDNS carries the rest. */
	private static final int LOW_RCODE = 0xf;

	private static final Set<Integer> REPEATED = Set.of(EDNSOption.Code.NSID, EDNSOption.Code.EDNS_EXPIRE,
			EDNSOption.Code.COOKIE, EDNSOption.Code.TCP_KEEPALIVE, EDNSOption.Code.PADDING);

	private WireForm() {
	}

	static OptionalInt size(Query query) {
		return size(query, Response.empty("NOERROR", ""));
	}

	/** Nothing for data that cannot be put on the wire. */
	static OptionalInt size(Query query, Response response) {
		return size(query.name(), query.type(),
				together(response.answers(), response.authority(), response.additional()));
	}

	/** The records of all sections; in which one they are does not change a length. */
	static List<Reply.Record> together(List<Reply.Record> answers, List<Reply.Record> authority,
			List<Reply.Record> additional) {
		return Stream.of(answers, authority, additional).flatMap(List::stream).toList();
	}

	/**
	 * How many of the records, from the first, a message of this length holds; all of
	 * them when they cannot be put on the wire at all.
	 */
	static int fitting(String name, String type, List<Reply.Record> records, int limit) {
		int fits = 0;
		int most = records.size();
		int tried = most;
		while (fits < most) {
			boolean fit = size(name, type, records.subList(0, tried)).orElse(0) <= limit;
			fits = fit ? tried : fits;
			most = fit ? most : tried - 1;
			tried = (fits + most + 1) / 2;
		}
		return fits;
	}

	private static OptionalInt size(String name, String type, List<Reply.Record> records) {
		try {
			Message message = question(name, type, 0);
			add(message, records, Section.ANSWER);
			return OptionalInt.of(message.toWire().length);
		}
		catch (IOException | IllegalArgumentException ex) {
			return OptionalInt.empty();
		}
	}

	/** A question as a stub resolver sends it. */
	static Message question(String name, String type, int id) throws IOException {
		Message message = new Message(id);
		message.getHeader().setFlag(Flags.RD);
		message.addRecord(Record.newRecord(Name.fromString(name), type(type), DClass.IN), Section.QUESTION);
		return message;
	}

	/** An answer to a question; recursion is offered where the answer is second-hand. */
	static Message answer(String name, String type, int id, DnsAnswer answer) throws IOException {
		Message message = question(name, type, id);
		Reply reply = answer.reply();
		message.getHeader().setFlag(Flags.QR);
		message.getHeader().setFlag(reply.authoritative() ? Flags.AA : Flags.RA);
		if (reply.truncated()) {
			message.getHeader().setFlag(Flags.TC);
		}
		message.getHeader().setRcode(Rcode.value(reply.rcode()));
		add(message, reply.answers(), answer.authority(), answer.additional());
		return message;
	}

	/**
	 * An answer to a question that came as a message: its id, question and EDNS record
	 * are repeated.
	 * @param limit the longest message the client takes
	 */
	static Message answer(Message query, DnsAnswer answer, int limit) throws IOException {
		Reply reply = answer.reply();
		Message message = repeating(query, Rcode.value(reply.rcode()));
		message.getHeader().setFlag(reply.authoritative() ? Flags.AA : Flags.RA);
		Optional<OPTRecord> edns = edns(query, 0);
		int room = limit - edns.map((record) -> record.toWire(Section.ADDITIONAL).length).orElse(0);
		List<Reply.Record> records = together(reply.answers(), answer.authority(), answer.additional());
		Record question = query.getQuestion();
		int most = fitting(question.getName().toString(), Type.string(question.getType()), records, room);
		if (reply.truncated() || most < records.size()) {
			message.getHeader().setFlag(Flags.TC);
		}
		int answers = Math.min(most, reply.answers().size());
		int authority = Math.min(most - answers, answer.authority().size());
		add(message, reply.answers().subList(0, answers), answer.authority().subList(0, authority),
				answer.additional().subList(0, most - answers - authority));
		edns.ifPresent((record) -> message.addRecord(record, Section.ADDITIONAL));
		return message;
	}

	/** An answer that is a response code and nothing else. */
	static Message answer(Message query, int rcode) {
		Message message = repeating(query, rcode);
		edns(query, rcode).ifPresent((record) -> message.addRecord(record, Section.ADDITIONAL));
		return message;
	}

	private static Message repeating(Message query, int rcode) {
		Header asked = query.getHeader();
		Message message = new Message(asked.getID());
		Header header = message.getHeader();
		header.setOpcode(asked.getOpcode());
		header.setFlag(Flags.QR);
		for (int flag : new int[] { Flags.RD, Flags.CD }) {
			if (asked.getFlag(flag) && asked.getOpcode() == Opcode.QUERY) {
				header.setFlag(flag);
			}
		}
		header.setRcode(rcode & LOW_RCODE);
		query.getSection(Section.QUESTION).forEach((record) -> message.addRecord(record, Section.QUESTION));
		return message;
	}

	/** CoreDNS sends the client's own record back, with the options it knows. */
	private static Optional<OPTRecord> edns(Message query, int rcode) {
		return Optional.ofNullable(query.getOPT())
			.map((asked) -> new OPTRecord(asked.getPayloadSize(), rcode >> 4, 0, asked.getFlags() & ExtendedFlags.DO,
					asked.getOptions().stream().filter((option) -> REPEATED.contains(option.getCode())).toList()));
	}

	private static void add(Message message, List<Reply.Record> answers, List<Reply.Record> authority,
			List<Reply.Record> additional) throws IOException {
		add(message, answers, Section.ANSWER);
		add(message, authority, Section.AUTHORITY);
		add(message, additional, Section.ADDITIONAL);
	}

	private static void add(Message message, List<Reply.Record> records, int section) throws IOException {
		for (Reply.Record record : records) {
			message.addRecord(Record.fromString(Name.fromString(record.name()), type(record.type()), DClass.IN,
					record.ttl(), record.data(), Name.root), section);
		}
	}

	private static int type(String type) throws TextParseException {
		int value = Type.value(type);
		if (value < 0) {
			throw new TextParseException("unknown type " + type);
		}
		return value;
	}

}
