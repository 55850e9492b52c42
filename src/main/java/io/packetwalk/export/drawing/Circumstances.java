package io.packetwalk.export.drawing;

import java.util.Map;

import io.packetwalk.export.TraceDocument;
import io.packetwalk.trace.Trace;

/** The line under every picture: that it is simulated, and how. */
final class Circumstances {

	private Circumstances() {
	}

	/** {@code Simulated · engine 0.1.0 · seed 42 · kube-proxy iptables · …}. */
	static String line(TraceDocument document) {
		Trace trace = document.trace();
		Map<String, String> settings = trace.settings();
		return "Simulated · engine " + trace.engine() + " · seed " + trace.request().seed() + " · kube-proxy "
				+ settings.getOrDefault("proxyMode", "?") + " · CNI " + settings.getOrDefault("cni", "?")
				+ " · profile " + settings.getOrDefault("profile", "?") + " · trace " + document.id() + " of lab "
				+ document.lab() + " revision " + document.revision();
	}

}
