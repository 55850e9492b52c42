package io.packetwalk.export;

import java.util.List;
import java.util.Map;
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

	/** The same of what a whole lab says, under the settings it has. */
	public static String of(String lab, int revision, long seed, Map<String, String> settings) {
		return "SIMULATED from manifests, never measured. Packetwalk " + Trace.ENGINE + ", seed " + seed + ", "
				+ modes(settings) + ", lab " + lab + " revision " + revision;
	}

	/** {@code proxyMode iptables, cni flannel, profile kubeadm}. */
	static String modes(Trace trace) {
		return modes(trace.settings());
	}

	private static String modes(Map<String, String> settings) {
		return List.of("proxyMode", "cni", "profile")
			.stream()
			.filter(settings::containsKey)
			.map((name) -> name + " " + settings.get(name))
			.collect(Collectors.joining(", "));
	}

}
