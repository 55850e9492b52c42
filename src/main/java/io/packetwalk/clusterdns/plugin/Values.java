package io.packetwalk.clusterdns.plugin;

import java.util.function.UnaryOperator;

import io.packetwalk.resolver.Reply;

/**
 * The name inside a record's data: the target of a CNAME, NS or PTR, the last word of MX
 * and SRV.
 */
final class Values {

	private Values() {
	}

	static Reply.Record map(Reply.Record record, UnaryOperator<String> change) {
		return switch (record.type()) {
			case "CNAME", "NS", "PTR", "MX", "SRV", "NAPTR" -> {
				int space = record.data().lastIndexOf(' ') + 1;
				String data = record.data().substring(0, space) + change.apply(record.data().substring(space));
				yield new Reply.Record(record.name(), record.type(), record.ttl(), data);
			}
			default -> record;
		};
	}

}
