package io.packetwalk.export;

import java.util.List;
import java.util.stream.Collectors;

import io.packetwalk.trace.Trace;

/** Where an export comes from, so that nobody takes it for a measurement. */
public final class Provenance {

	private Provenance() {
	}

	/** One line: simulated, by which engine, with which seed, in which modes. */
	public static String of(TraceDocument document) {
		Trace trace = document.trace();
		return "SIMULATED from manifests, never measured. Packetwalk " + trace.engine() + ", seed "
				+ trace.request().seed() + ", " + modes(trace) + ", trace " + document.id() + " of lab "
				+ document.lab() + " revision " + document.revision();
	}

	/** {@code proxyMode iptables, cni flannel, profile kubeadm}. */
	static String modes(Trace trace) {
		return List.of("proxyMode", "cni", "profile")
			.stream()
			.filter(trace.settings()::containsKey)
			.map((name) -> name + " " + trace.settings().get(name))
			.collect(Collectors.joining(", "));
	}

}
