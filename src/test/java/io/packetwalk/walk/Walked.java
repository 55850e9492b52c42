package io.packetwalk.walk;

import java.util.List;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/** Walks in the test lab, and what is looked at in them. */
final class Walked {

	private Walked() {
	}

	static Trace walk(TestCluster lab, String from, String to) {
		return PacketWalker.walk(lab.dataplane(), TraceRequest.of(from, to), Causes.NONE, TraceListener.SILENT);
	}

	static Trace walk(TestCluster lab, String from, String to, int connections) {
		TraceRequest request = new TraceRequest(from, to, "GET", java.util.Map.of(), null, null, 42, connections, null);
		return PacketWalker.walk(lab.dataplane(), request, Causes.NONE, TraceListener.SILENT);
	}

	/** The packet as a socket of a server took it. */
	static Packet atServer(Trace trace) {
		return trace.steps()
			.filter((step) -> step.type() == StepType.DELIVER)
			.findFirst()
			.map((step) -> step.packet().after())
			.orElseThrow(() -> new AssertionError(TestNotation.of(trace)));
	}

	/** The last packet of the trace: what the client got. */
	static Packet atClient(Trace trace) {
		return trace.steps().reduce((first, second) -> second).orElseThrow().packet().after();
	}

	static List<Step> steps(Trace trace, StepType type, Direction direction) {
		return trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> hop.direction() == direction)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.type() == type)
			.toList();
	}

	/** The chains in which a rule matched, in order, each once in a row. */
	static List<String> chains(Trace trace) {
		return trace.steps()
			.flatMap((step) -> step.rules().stream())
			.filter(RuleTrial::matched)
			.map(RuleTrial::chain)
			.toList();
	}

}
