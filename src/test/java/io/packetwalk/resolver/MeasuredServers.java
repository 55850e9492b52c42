package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** The stub server of our own runs ({@code reference/resolver/stub.py}). */
final class MeasuredServers implements NameServers {

	private final JsonNode behaviour;

	MeasuredServers(JsonNode behaviour) {
		this.behaviour = behaviour;
	}

	@Override
	public Reply ask(Question question) {
		String address = question.server().toString();
		if (address.equals("127.0.0.9")) {
			return new Reply("UNREACHABLE", List.of(), false, false);
		}
		JsonNode name = this.behaviour.path(question.name());
		JsonNode own = name.path(question.type());
		JsonNode any = own.isMissingNode() ? name.path("*") : own;
		JsonNode what = any.isMissingNode() ? this.behaviour.path("server:" + address) : any;
		if (what.isArray()) {
			return new Reply("NOERROR", records(what), false, false);
		}
		return switch (what.asString("NXDOMAIN")) {
			case "drop" -> Reply.TIMEOUT;
			case "NODATA" -> new Reply("NOERROR", List.of(), false, false);
			case "TC" -> new Reply("NOERROR", records(name.path((question.tcp() ? "tcp:" : "udp:") + question.type())),
					false, !question.tcp());
			default -> new Reply(what.asString("NXDOMAIN"), List.of(), false, false);
		};
	}

	private static List<Reply.Record> records(JsonNode lines) {
		List<Reply.Record> records = new ArrayList<>();
		lines.forEach((line) -> {
			String[] words = line.asString().split(" ");
			records.add(new Reply.Record(words[0], words[1], 30, words[2]));
		});
		return records;
	}

}
