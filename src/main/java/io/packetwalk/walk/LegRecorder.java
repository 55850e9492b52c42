package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/** Writes one leg down, hop by hop; a hop is told of when the next one starts. */
final class LegRecorder {

	private final Recorder trace;

	private final String id;

	private final @Nullable String parent;

	private final Leg.Kind kind;

	private final String protocol;

	private final String title;

	private final boolean tellsTheWay;

	private final List<Hop> hops = new ArrayList<>();

	private final List<Step> steps = new ArrayList<>();

	private Direction direction = Direction.FORWARD;

	private @Nullable Place place;

	private @Nullable Disposition disposition;

	LegRecorder(Recorder trace, String id, @Nullable String parent, Leg.Kind kind, String protocol, String title,
			boolean tellsTheWay) {
		this.trace = trace;
		this.id = id;
		this.parent = parent;
		this.kind = kind;
		this.protocol = protocol;
		this.title = title;
		this.tellsTheWay = tellsTheWay;
	}

	String id() {
		return this.id;
	}

	Leg.Kind kind() {
		return this.kind;
	}

	/** Whether the way of its packets is part of the story. */
	boolean tellsTheWay() {
		return this.tellsTheWay;
	}

	Direction direction() {
		return this.direction;
	}

	/** Starts a hop; a hop without steps leaves nothing behind. */
	void enter(Direction way, Place where) {
		closeHop();
		this.direction = way;
		this.place = where;
	}

	/** Whether nobody reads: then no step needs to be worded. */
	boolean silent() {
		return this.trace.silent();
	}

	/** Writes a step into the current hop; it is worded only if somebody reads it. */
	void add(Supplier<StepDraft> draft) {
		if (!silent()) {
			add(draft.get());
		}
	}

	/** Writes a step into the current hop. */
	void add(StepDraft draft) {
		if (this.trace.silent()) {
			return;
		}
		Place where = java.util.Objects.requireNonNull(this.place, "a step needs a hop");
		Step bare = draft.number(this.trace.nextNumber(), this.trace.pass(draft.microseconds()));
		Step step = bare.withSays(this.trace.narrator().says(bare, where, this.direction, this.kind));
		this.steps.add(step);
		if (draft.stage() != null && this.kind == Leg.Kind.DNS) {
			this.trace.tellOnce(draft.stage(), step);
		}
		else if (draft.stage() != null) {
			this.trace.tell(draft.stage(), step);
		}
	}

	/** Says what became of the leg, and tells of its last hop. */
	void close(Disposition end) {
		this.disposition = end;
		closeHop();
	}

	/** Tells of the hop so far, as when another leg goes on meanwhile. */
	void pause() {
		closeHop();
	}

	private void closeHop() {
		if (this.steps.isEmpty() || this.place == null) {
			return;
		}
		Hop hop = new Hop(this.hops.size() + 1, this.direction, this.place, this.steps);
		this.steps.clear();
		Leg soFar = new Leg(this.id, this.parent, this.kind, this.protocol, this.title, Disposition.DELIVERED,
				List.of());
		this.hops.add(hop);
		this.trace.listener().hop(soFar, hop);
	}

	Leg finish(Disposition unfinished) {
		closeHop();
		return new Leg(this.id, this.parent, this.kind, this.protocol, this.title,
				(this.disposition != null) ? this.disposition : unfinished, this.hops);
	}

	/** Whether a step of this type was written. */
	boolean holds(StepType type) {
		return this.steps.stream().anyMatch((step) -> step.type() == type)
				|| this.hops.stream().flatMap((hop) -> hop.steps().stream()).anyMatch((step) -> step.type() == type);
	}

}
