package io.packetwalk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.trace.ConntrackView;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

class ConntrackHistoryTests {

	private static final Place NODE = Place.node("node-a", "cni0");

	private final List<Hop> hops = new ArrayList<>();

	private void sees(Place place, int step, String original, String reply, String text, boolean confirmed) {
		ConntrackView view = new ConntrackView("NEW", "ORIGINAL", original, reply, text, confirmed);
		this.hops.add(new Hop(this.hops.size() + 1, Direction.FORWARD, place,
				List.of(new Step(step, step, StepType.CONNTRACK, "step", Level.KERNEL.andCloser(), null, null,
						"node/node-a/conntrack", null, List.of(), List.of(), 0, null, view, null, null, null, List.of(),
						"", "", new Says("", "", "")))));
	}

	private String after(int step) {
		Leg leg = new Leg("l1", null, Leg.Kind.CONNECTION, "TCP", "a leg", Disposition.DELIVERED, this.hops);
		return ConntrackHistory.after(step,
				new Trace("0", ExampleTraces.trace().request(), Map.of(), Disposition.DELIVERED,
						new Symptom("curl", "", 0, "", List.of()), null, List.of(), List.of(leg), null, Map.of(),
						List.of(), List.of()),
				"node-a");
	}

	@Test
	void anEntryIsThereFromTheStepThatConfirmsIt() {
		sees(NODE, 3, "a", "b", "tcp new", false);
		sees(NODE, 7, "a", "b", "tcp new", true);
		assertThat(after(6)).isEmpty();
		assertThat(after(7)).isEqualTo("tcp new\n");
		assertThat(after(99)).isEqualTo("tcp new\n");
	}

	@Test
	void anEntryReadsAsItWasSeenLastAndKeepsItsPlace() {
		sees(NODE, 1, "a", "b", "tcp a new", true);
		sees(NODE, 2, "c", "d", "udp c new", true);
		sees(NODE, 5, "a", "b", "tcp a answered", true);
		assertThat(after(4)).isEqualTo("tcp a new\nudp c new\n");
		assertThat(after(5)).isEqualTo("tcp a answered\nudp c new\n");
	}

	@Test
	void whatOtherNodesAndPodsRememberIsTheirs() {
		sees(Place.node("node-b", "eth0"), 1, "a", "b", "tcp b", true);
		sees(Place.pod("node-a", "shop/web-0", null), 2, "a", "b", "tcp pod", true);
		sees(NODE, 3, "a", "b", "tcp mine", true);
		assertThat(after(9)).isEqualTo("tcp mine\n");
	}

	@Test
	void protocolsDoNotShareTheirTuples() {
		sees(NODE, 1, "a", "b", "udp first", true);
		sees(NODE, 2, "a", "b", "tcp second", true);
		assertThat(after(2)).isEqualTo("udp first\ntcp second\n");
	}

	@Test
	void aConnectionThatTakesTheTupleOfAnotherEndsIt() {
		sees(NODE, 1, "a", "b", "tcp first", true);
		sees(NODE, 4, "c", "b", "tcp second", true);
		assertThat(after(3)).isEqualTo("tcp first\n");
		assertThat(after(4)).isEqualTo("tcp second\n");
	}

}
