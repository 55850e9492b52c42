package io.packetwalk.web.dashboard;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.store.LabRow;
import io.packetwalk.web.page.Ago;

/**
 * A lab in the list.
 *
 * @param row its row
 * @param namespaces how many namespaces it has
 * @param nodes how many nodes
 * @param ago when it was changed last, in words
 */
record LabLine(LabRow row, int namespaces, int nodes, String ago) {

	static LabLine of(LabRow row, JsonMapper json, Instant now) {
		JsonNode summary = json.readTree(row.summary());
		return new LabLine(row, summary.path("namespaces").asInt(), summary.path("nodes").asInt(),
				Ago.of(row.updated(), now));
	}

	/** What goes with it when it is deleted. */
	public String withTraces() {
		return switch (this.row.traces()) {
			case 0 -> "";
			case 1 -> " and its trace";
			default -> " and its " + this.row.traces() + " traces";
		};
	}

}
