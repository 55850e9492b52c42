package io.packetwalk.clusterdns;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/** How long messages are on the wire, names compressed. */
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
			Message message = new Message();
			Name name = Name.fromString(query.name());
			message.addRecord(Record.newRecord(name, type(query.type()), DClass.IN), Section.QUESTION);
			add(message, response.answers(), Section.ANSWER);
			add(message, response.authority(), Section.AUTHORITY);
			add(message, response.additional(), Section.ADDITIONAL);
			return OptionalInt.of(message.toWire().length);
		}
		catch (IOException | IllegalArgumentException ex) {
			return OptionalInt.empty();
		}
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
