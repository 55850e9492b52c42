package io.packetwalk.lab;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.springframework.stereotype.Component;

import io.packetwalk.diagnosis.comparison.TraceComparison;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.cluster.PolicyEnforcement;
import io.packetwalk.trace.Fork;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.whatif.Change;
import io.packetwalk.whatif.ChangeKind;
import io.packetwalk.whatif.Changed;
import io.packetwalk.whatif.Changes;
import io.packetwalk.whatif.InvalidChangeException;
import io.packetwalk.whatif.Offer;
import io.packetwalk.whatif.Offers;
import io.packetwalk.whatif.SenderAfter;

/**
 * Asks what if at a stored trace: the same request in a changed lab, walked and compared.
 */
@Component
public class WhatIfs {

	/** How many seeds are tried until another choice is made. */
	private static final int ROLLS = 24;

	private final Labs labs;

	private final Traces traces;

	private final Spreads spreads = new Spreads();

	WhatIfs(Labs labs, Traces traces) {
		this.labs = labs;
		this.traces = traces;
	}

	/**
	 * Walks a trace's request again with a change; the trace's own lab stays as it is.
	 * @param id the trace
	 * @param step the step somebody looks at, 0 for none
	 * @throws InvalidChangeException when the change cannot be made there
	 */
	public Forked ask(String id, int step, Change change) {
		TraceDocument origin = read(id);
		Lab lab = lab(origin);
		return (change.kind() == ChangeKind.SEED) ? rolled(origin, lab, step, change)
				: changed(origin, lab, step, change);
	}

	private Forked changed(TraceDocument origin, Lab lab, int step, Change change) {
		Changed changed = Changes.apply(lab.files(), lab.chosen(), lab.cluster(), change);
		Lab variant = this.labs.vary(lab,
				new Upload(ObjectChanges.asManifests(changed.files()), changed.settings(), null, null),
				name(lab, changed.words()));
		TraceRequest request = SenderAfter.of(origin.trace().request(), lab.cluster(), variant.cluster());
		return keep(origin, variant, walked(variant, request), new Fork(origin.id(), step, changed.words()));
	}

	private Trace walked(Lab variant, TraceRequest request) {
		try {
			return this.traces.tried(variant, request);
		}
		catch (InvalidRequestException ex) {
			throw InvalidChangeException.sender(ex.getMessage());
		}
	}

	private Forked rolled(TraceDocument origin, Lab lab, int step, Change change) {
		Trace trace = (change.value() != null) ? roll(origin.trace(), lab, seed(change.value()))
				: rolled(origin.trace(), lab);
		return keep(origin, lab, trace, new Fork(origin.id(), step, "the seed is " + trace.request().seed()));
	}

	/** The next seed with which the application's own connection goes elsewhere. */
	private Trace rolled(Trace before, Lab lab) {
		long first = before.request().seed() + 1;
		return LongStream.range(first, first + ROLLS)
			.mapToObj((seed) -> roll(before, lab, seed))
			.filter((trace) -> !choices(trace, false).equals(choices(before, false))
					&& choices(trace, true).equals(choices(before, true)))
			.findFirst()
			.orElseGet(() -> roll(before, lab, first));
	}

	private Trace roll(Trace before, Lab lab, long seed) {
		TraceRequest request = before.request();
		return this.traces.tried(lab, new TraceRequest(request.from(), request.to(), request.method(),
				request.headers(), request.via(), request.libc(), seed, request.connections(), null));
	}

	private static List<String> choices(Trace trace, boolean names) {
		return trace.legs()
			.stream()
			.filter((leg) -> (leg.kind() == Leg.Kind.DNS) == names)
			.flatMap((leg) -> leg.hops().stream())
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.choice() != null)
			.map((step) -> step.choice().endpoint())
			.toList();
	}

	private static long seed(String value) {
		try {
			return Long.parseLong(value.strip());
		}
		catch (NumberFormatException ex) {
			throw InvalidChangeException.value(value, "an integer is");
		}
	}

	private Forked keep(TraceDocument origin, Lab lab, Trace trace, Fork fork) {
		StoredTrace stored = this.traces.keep(lab, trace, fork);
		return new Forked(stored, lab, fork, TraceComparison.of(origin.trace(), trace));
	}

	/** Two stored traces beside each other. */
	public TraceComparison compare(String first, String second) {
		return TraceComparison.of(read(first).trace(), read(second).trace());
	}

	/** The changes that make sense at a trace. */
	public List<Offer> offers(String id, int step) {
		TraceDocument origin = read(id);
		Lab lab = lab(origin);
		PolicyEnforcement enforcement = PolicyEnforcement.of(lab.cluster());
		return Offers.of(lab.cluster(), origin.trace(), step, enforcement.enforced() ? "" : enforcement.reason());
	}

	/** The files of the lab a trace was walked in. */
	public List<SourceText> files(String id) {
		return lab(read(id)).files();
	}

	/** Where so many connections of a trace's request go. */
	public Map<String, Integer> spread(String id, int connections) {
		TraceDocument origin = read(id);
		return this.spreads.of(id, connections, () -> counted(origin, connections));
	}

	private Map<String, Integer> counted(TraceDocument origin, int connections) {
		TraceRequest request = origin.trace().request();
		Trace trace = this.traces.tried(lab(origin), new TraceRequest(request.from(), request.to(), request.method(),
				request.headers(), request.via(), request.libc(), request.seed(), connections, null));
		return (trace.distribution() != null) ? trace.distribution() : Map.of();
	}

	private TraceDocument read(String id) {
		return TraceJson.read(this.traces.find(id).document());
	}

	private Lab lab(TraceDocument trace) {
		return this.labs.find(trace.lab(), trace.revision());
	}

	private static String name(Lab lab, String words) {
		String name = lab.name().replaceFirst(" – what if .*$", "") + " – what if " + words;
		return (name.length() > 200) ? name.substring(0, 199) + "…" : name;
	}

	/**
	 * A walk that branches off another.
	 *
	 * @param trace the walk
	 * @param lab the lab it was walked in
	 * @param fork where it branches off
	 * @param comparison the other walk and this one
	 */
	public record Forked(StoredTrace trace, Lab lab, Fork fork, TraceComparison comparison) {
	}

}
