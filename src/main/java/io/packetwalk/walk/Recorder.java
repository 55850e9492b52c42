package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.narration.Narrator;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StoryBeat;
import io.packetwalk.trace.StoryStage;

/** Writes a trace down: numbers steps, keeps model time, opens and closes legs. */
final class Recorder {

	private final Narrator narrator;

	private final TraceListener listener;

	private final List<LegRecorder> legs = new ArrayList<>();

	private final List<StoryBeat> story = new ArrayList<>();

	private int steps;

	private long clock;

	private boolean silent;

	Recorder(Narrator narrator, TraceListener listener) {
		this.narrator = narrator;
		this.listener = listener;
	}

	/** From now on legs are walked without being written down. */
	void silence() {
		this.silent = true;
	}

	/**
	 * Opens a leg. The way of the request's own packets is part of the story; of name
	 * lookups and of a proxy's own connections only the ends are.
	 */
	LegRecorder open(@Nullable String parent, Leg.Kind kind, String protocol, String title) {
		return open(parent, kind, protocol, title, kind != Leg.Kind.DNS && parent == null);
	}

	/** Opens a leg, the way of whose packets is part of the story or not. */
	LegRecorder open(@Nullable String parent, Leg.Kind kind, String protocol, String title, boolean tellsTheWay) {
		LegRecorder leg = new LegRecorder(this, "l" + (this.legs.size() + 1), parent, kind, protocol, title,
				tellsTheWay);
		if (!this.silent) {
			this.legs.add(leg);
		}
		return leg;
	}

	boolean silent() {
		return this.silent;
	}

	Narrator narrator() {
		return this.narrator;
	}

	TraceListener listener() {
		return this.listener;
	}

	int nextNumber() {
		return ++this.steps;
	}

	/** Lets model time pass. */
	long pass(long micros) {
		this.clock += micros;
		return this.clock;
	}

	long now() {
		return this.clock;
	}

	/** Adds a step to the story; neighbouring steps of one stage make one beat. */
	void tell(StoryStage stage, Step step) {
		StoryBeat last = this.story.isEmpty() ? null : this.story.getLast();
		if (last != null && last.stage() == stage) {
			List<Integer> both = new ArrayList<>(last.steps());
			both.add(step.n());
			this.story.set(this.story.size() - 1, new StoryBeat(last.n(), stage, step.says().story(), both));
		}
		else {
			this.story.add(new StoryBeat(this.story.size() + 1, stage, step.says().story(), List.of(step.n())));
		}
	}

	/**
	 * Adds a step of a name lookup: what happens to each of its questions alike is told
	 * once.
	 */
	void tellOnce(StoryStage stage, Step step) {
		for (int i = 0; i < this.story.size(); i++) {
			StoryBeat told = this.story.get(i);
			if (told.stage() == stage && told.sentence().equals(step.says().story())) {
				List<Integer> all = new ArrayList<>(told.steps());
				all.add(step.n());
				this.story.set(i, new StoryBeat(told.n(), stage, told.sentence(), all));
				return;
			}
		}
		tell(stage, step);
	}

	List<StoryBeat> story() {
		return this.story;
	}

	List<Leg> legs(Disposition unfinished) {
		return this.legs.stream().map((leg) -> leg.finish(unfinished)).toList();
	}

}
