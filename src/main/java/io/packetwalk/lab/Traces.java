package io.packetwalk.lab;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.store.LabStore;
import io.packetwalk.lab.store.RemovalStore;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.lab.store.TraceListing;
import io.packetwalk.lab.store.TraceShelf;
import io.packetwalk.lab.store.TraceStore;
import io.packetwalk.trace.Fork;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/** The walks people asked for. */
@Component
public class Traces {

	private static final int ID_LENGTH = 10;

	private final TraceStore store;

	private final LabStore labs;

	private final RemovalStore removals;

	private final TraceShelf shelf;

	private final RandomIds ids;

	private final Pictures pictures;

	Traces(TraceStore store, LabStore labs, RemovalStore removals, TraceShelf shelf, RandomIds ids, Pictures pictures) {
		this.store = store;
		this.labs = labs;
		this.removals = removals;
		this.shelf = shelf;
		this.ids = ids;
		this.pictures = pictures;
	}

	/**
	 * Walks a request and keeps the walk.
	 * @throws io.packetwalk.walk.InvalidRequestException when from or to name nothing
	 */
	public StoredTrace walk(Lab lab, TraceRequest request, String visitor) {
		return keep(lab, tried(lab, request), visitor, null);
	}

	/** Keeps a walk that branches off another one; no list shows it. */
	StoredTrace keep(Lab lab, Trace trace, Fork fork) {
		return keep(lab, trace, Labs.NOBODY, fork);
	}

	/** Walks a request and keeps nothing. */
	Trace tried(Lab lab, TraceRequest request) {
		return PacketWalker.walk(lab.dataplane(), request, lab.causes(), TraceListener.SILENT);
	}

	private StoredTrace keep(Lab lab, Trace trace, String visitor, @Nullable Fork fork) {
		TraceRequest request = trace.request();
		String id = "t" + this.ids.next(ID_LENGTH);
		String document = TraceJson.write(new TraceDocument(id, lab.id(), lab.revision(), trace, fork));
		StoredTrace kept = this.store.create(new StoredTrace(id, lab.id(), lab.revision(), visitor, title(trace),
				request.from(), request.to(), trace.disposition().name(), trace.disposition().success(), verdict(trace),
				document, this.pictures.with(lab, TraceStops.of(trace)), Instant.now()));
		this.shelf.tell(id, trace.settings().getOrDefault("proxyMode", ""), TraceCause.of(trace));
		return kept;
	}

	/** A walk, as it was kept. */
	public StoredTrace find(String id) {
		return this.store.find(id).orElseThrow(() -> missing(id));
	}

	private RuntimeException missing(String id) {
		return this.removals.removed(id)
			.<RuntimeException>map((at) -> new RemovedException("trace", at))
			.orElseGet(() -> NotFoundException.trace(id));
	}

	/**
	 * Removes a walk for whoever asked for it, and for whoever may change its lab.
	 * @throws EditTokenException for everybody else
	 */
	public void remove(String id, Claim claim) {
		StoredTrace trace = find(id);
		if (claim.token() != null || !claim.made(trace.visitor())) {
			claim.check(this.labs.find(trace.lab()).orElseThrow(() -> missing(id)));
		}
		this.removals.removeTrace(id, Instant.now());
	}

	/** The walks a visitor asked for, the latest first. */
	public List<TraceListing> askedBy(String visitor) {
		return this.store.tracesOf(visitor);
	}

	/** Without kind and namespace: {@code cloudflared-x2kp4 → http://reverse-proxy}. */
	private static String title(Trace trace) {
		String from = trace.request().from();
		return cut(from.substring(from.lastIndexOf('/') + 1) + " → " + trace.request().to());
	}

	private static String verdict(Trace trace) {
		return cut(trace.symptom().text().lines().findFirst().orElse(trace.disposition().name()));
	}

	private static String cut(String text) {
		return (text.length() > 300) ? text.substring(0, 299) + "…" : text;
	}

}
