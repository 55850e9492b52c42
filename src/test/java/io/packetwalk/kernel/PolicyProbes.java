package io.packetwalk.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/**
 * Connections and how our walk says they end.
 *
 * @param probes the connections
 */
record PolicyProbes(List<Probe> probes) {

	/**
	 * A connection.
	 *
	 * @param dial who dials what
	 * @param expected how it ends
	 * @param listening whether it is known that somebody listens there
	 * @param decided the walk's word for it, or the vector's
	 */
	record Probe(Dial dial, Outcome expected, boolean listening, String decided) {

		/** Where nobody listens, to be refused is to have arrived. */
		boolean holds(Outcome outcome) {
			return outcome == this.expected
					|| (!this.listening && this.expected == Outcome.CONNECTED && outcome == Outcome.REFUSED);
		}

	}

	/** Everybody of a table dials everything of it. */
	static PolicyProbes table(Path file, Dataplane plane) {
		Map<?, ?> table = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(file));
		List<Probe> probes = new ArrayList<>();
		for (Object from : (List<?>) table.get("from")) {
			for (Object to : (List<?>) table.get("to")) {
				walked(plane, from.toString(), to.toString()).ifPresent(probes::add);
			}
		}
		return new PolicyProbes(probes);
	}

	/** Empty where nothing is sent, or nobody knows who is there. */
	static Optional<Probe> walked(Dataplane plane, String from, String to) {
		TraceRequest request = new TraceRequest(from, to, "GET", Map.of(), null, null, 42, 1, null);
		Leg leg = PacketWalker.walk(plane, request, Causes.NONE, TraceListener.SILENT).legs().getFirst();
		Outcome expected = Outcome.of(leg.disposition());
		return (expected == Outcome.UNKNOWN) ? Optional.empty()
				: Dial.of(leg).map((dial) -> new Probe(dial, expected, true, leg.disposition().toString()));
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Dial> dials() {
		return this.probes.stream().map(Probe::dial).toList();
	}

	/**
	 * Makes the connections. What seems lost is dialled once more with patience: the
	 * machine may be busy, and a policy does not tire.
	 * @return where the kernel differs
	 */
	List<String> differences(PolicyCluster cluster, int patience) {
		List<Outcome> outcomes = cluster.dial(dials(), patience);
		List<Probe> odd = new ArrayList<>();
		for (int i = 0; i < outcomes.size(); i++) {
			if (!this.probes.get(i).holds(outcomes.get(i))) {
				odd.add(this.probes.get(i));
			}
		}
		List<Outcome> again = odd.isEmpty() ? List.of()
				: cluster.dial(odd.stream().map(Probe::dial).toList(), 4 * patience);
		List<String> differences = new ArrayList<>();
		for (int i = 0; i < odd.size(); i++) {
			if (!odd.get(i).holds(again.get(i))) {
				differences.add(odd.get(i).dial() + " is " + odd.get(i).expected() + " to us (" + odd.get(i).decided()
						+ ") and " + again.get(i) + " to the kernel");
			}
		}
		return differences;
	}

}
