package io.packetwalk.web.dashboard;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.lab.store.LabShelf;
import io.packetwalk.lab.store.TraceQuery;
import io.packetwalk.lab.store.TraceShelf;

/** What a visitor made, line by line. */
@Component
class Shelves {

	static final int PAGE = 20;

	private final LabShelf labs;

	private final TraceShelf traces;

	private final JsonMapper json;

	Shelves(LabShelf labs, TraceShelf traces, JsonMapper json) {
		this.labs = labs;
		this.traces = traces;
		this.json = json;
	}

	List<LabLine> labs(String visitor, LabShelf.Order order, boolean descending, Pages pages) {
		Instant now = Instant.now();
		return this.labs.rows(visitor, order, descending, pages.offset(), pages.size())
			.stream()
			.map((row) -> LabLine.of(row, this.json, now))
			.toList();
	}

	/** The labs changed last. */
	List<LabLine> latestLabs(String visitor, int most) {
		return labs(visitor, LabShelf.Order.UPDATED, true, new Pages(1, most, most));
	}

	int countLabs(String visitor) {
		return this.labs.count(visitor);
	}

	List<TraceLine> traces(TraceQuery query, Pages pages) {
		Instant now = Instant.now();
		return this.traces.rows(query, pages.offset(), pages.size())
			.stream()
			.map((row) -> TraceLine.of(row, now))
			.toList();
	}

	/** The traces walked last. */
	List<TraceLine> latestTraces(String visitor, int most) {
		return traces(TraceQuery.all(visitor), new Pages(1, most, most));
	}

	int countTraces(TraceQuery query) {
		return this.traces.count(query);
	}

}
