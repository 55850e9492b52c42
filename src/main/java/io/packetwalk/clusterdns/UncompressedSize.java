package io.packetwalk.clusterdns;

import java.io.IOException;
import java.util.List;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.resolver.Reply;

/** The length of an answer with every name written out, which is what CoreDNS logs. */
final class UncompressedSize {

	private static final int HEADER = 12;

	private static final int TYPE_AND_CLASS = 4;

	/** Type, class, TTL and length. */
	private static final int RECORD_FIELDS = 10;

	private UncompressedSize() {
	}

	static int of(Query query, Response response) {
		try {
			int size = HEADER + Name.fromString(query.name()).length() + TYPE_AND_CLASS;
			for (List<Reply.Record> section : List.of(response.answers(), response.authority(),
					response.additional())) {
				for (Reply.Record record : section) {
					size += size(record);
				}
			}
			return size;
		}
		catch (IOException | IllegalArgumentException ex) {
			return 0;
		}
	}

	private static int size(Reply.Record record) throws IOException {
		Name owner = Name.fromString(record.name());
		Record wire = Record.fromString(owner, Type.value(record.type()), DClass.IN, record.ttl(), record.data(),
				Name.root);
		return owner.length() + RECORD_FIELDS + wire.rdataToWireCanonical().length;
	}

}
