package io.packetwalk.clusterdns;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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

	private WireForm() {
	}

	static OptionalInt size(Query query) {
		return size(query, Response.empty("NOERROR", ""));
	}

	/** Nothing for data that cannot be put on the wire. */
	static OptionalInt size(Query query, Response response) {
		try {
			Message message = question(query.name(), query.type(), 0);
			add(message, response.answers(), response.authority(), response.additional());
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
