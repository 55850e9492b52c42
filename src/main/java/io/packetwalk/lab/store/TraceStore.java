package io.packetwalk.lab.store;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/** Traces in the database; a trace is never changed. */
@Component
public class TraceStore {

	private final TraceRepository traces;

	private final TraceListingRepository listings;

	private final JdbcAggregateOperations aggregates;

	TraceStore(TraceRepository traces, TraceListingRepository listings, JdbcAggregateOperations aggregates) {
		this.traces = traces;
		this.listings = listings;
		this.aggregates = aggregates;
	}

	public StoredTrace create(StoredTrace trace) {
		return this.aggregates.insert(trace);
	}

	public Optional<StoredTrace> find(String id) {
		return this.traces.findById(id);
	}

	/** A visitor's traces, the latest first. */
	public List<TraceListing> tracesOf(String visitor) {
		return this.listings.findTop20ByVisitorOrderByCreatedDesc(visitor);
	}

}
