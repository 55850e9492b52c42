package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * The stub servers of the measured runs, as their {@code server} entries describe them.
 */
final class VectorServers implements NameServers {

	private final JsonNode server;

	VectorServers(JsonNode server) {
		this.server = server;
	}

	@Override
	public Reply ask(Question question) {
		String address = question.server().toString();
		if (address.equals("127.0.0.9")) {
			return new Reply("UNREACHABLE", List.of(), false, false);
		}
		String behaviour = behaviour(question, address);
		return switch (behaviour) {
			case "drop" -> Reply.TIMEOUT;
			case "TC" -> question.tcp() ? fromRecords(question)
					: new Reply("NOERROR", fromRecords(question).answers(), true, true);
			case "" -> fromRecords(question);
			default -> new Reply(behaviour, List.of(), true, false);
		};
	}

	private String behaviour(Question question, String address) {
		String whole = this.server.path("perServer").path(address).asString("");
		JsonNode special = this.server.path("special").path(question.name());
		return !whole.isEmpty() ? whole : special.path(question.type()).asString(special.path("*").asString(""));
	}

	private Reply fromRecords(Question question) {
		JsonNode entry = this.server.path("records").path(question.name());
		List<Reply.Record> answers = new ArrayList<>();
		entry.path(question.type())
			.forEach((data) -> answers.add(new Reply.Record(question.name(), question.type(), 30, data.asString())));
		boolean exists = !entry.isMissingNode() || belowOrAt(question.name());
		return new Reply(exists ? "NOERROR" : "NXDOMAIN", answers, true, false);
	}

	private boolean belowOrAt(String name) {
		for (JsonNode node : this.server.path("emptyNodes")) {
			if (node.asString().equals(name)) {
				return true;
			}
		}
		return false;
	}

}
