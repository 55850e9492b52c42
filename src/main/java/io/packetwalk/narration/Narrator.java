package io.packetwalk.narration;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Symptom;

/** Puts steps into words, at story, operator and kernel level. */
public final class Narrator {

	private final Wording wording;

	private final String start;

	/**
	 * A narrator who knows names.
	 * @param names what an address belongs to, in words
	 * @param start who sends, in words
	 */
	public Narrator(Function<IpAddress, Optional<String>> names, String start) {
		this.wording = new Wording(names);
		this.start = start;
	}

	/** The sentences of one step. */
	public Says says(Step step, Place place, Direction direction, Leg.Kind kind) {
		Scene scene = new Scene(step, place, direction, kind, this.start, this.wording);
		return switch (step.type()) {
			case RESOLVE -> Names.resolve(scene);
			case SEND -> (step.dns() != null) ? Names.asks(scene) : Ends.send(scene);
			case DELIVER -> (step.dns() != null) ? Names.answer(scene) : Ends.deliver(scene);
			case REJECT -> Ends.reject(scene);
			case DROP -> Ends.drop(scene);
			case HTTP_ROUTE -> Proxying.routes(scene);
			case ROUTE -> Moving.route(scene);
			case NEIGHBOUR -> Moving.neighbour(scene);
			case TRANSMIT -> Moving.transmit(scene);
			case RECEIVE -> Moving.receive(scene);
			case ENCAPSULATE -> Moving.encapsulate(scene);
			case DECAPSULATE -> Moving.decapsulate(scene);
			case CONNTRACK -> Kernel.conntrack(scene);
			case POLICY -> Kernel.policy(scene);
			case RULES, FILTER -> Kernel.rules(scene);
			case TRANSLATE -> Kernel.translate(scene);
		};
	}

	/**
	 * What the client prints at the end.
	 * @param tool the client program
	 * @param host what it was given
	 * @param port the port it dials
	 * @param disposition how it ended
	 * @param http how HTTP ended, null when none was spoken
	 * @param micros model time it took
	 */
	public Symptom symptom(String tool, String host, int port, Disposition disposition, @Nullable HttpResult http,
			long micros) {
		return Symptoms.of(tool, host, port, disposition, http, micros);
	}

	/**
	 * What a program prints that only looks a name up.
	 * @param tool {@code getent} or {@code dig}
	 * @param lookup what was asked and found
	 * @param disposition how it ended
	 * @param micros model time it took
	 */
	public Symptom symptom(String tool, LookupSummary lookup, Disposition disposition, long micros) {
		return Symptoms.of(tool, lookup, disposition, micros);
	}

	/** How long a lookup waits that nobody answers, e.g. {@code 5 s × 4}. */
	public String waits(LookupSummary lookup) {
		return Symptoms.waits(lookup);
	}

}
