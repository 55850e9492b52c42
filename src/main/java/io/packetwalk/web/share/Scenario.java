package io.packetwalk.web.share;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.Lab;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.trace.Trace;

/**
 * All it takes to walk a trace again on any instance: what a self-contained link carries.
 *
 * @param v the version of this format
 * @param engine the engine the trace was walked by
 * @param name what the lab is called
 * @param files the manifests, redacted
 * @param settings the lab's settings, spelled as they are given
 * @param request the request, as it is sent
 */
record Scenario(int v, String engine, String name, List<SourceText> files, Map<String, String> settings,
		JsonNode request) {

	/** The version written, and the highest that is read. */
	static final int VERSION = 1;

	static Scenario of(Lab lab, JsonNode request) {
		return new Scenario(VERSION, Trace.ENGINE, lab.name(), lab.files(), settings(lab.chosen()), request);
	}

	private static Map<String, String> settings(LabSettings chosen) {
		Map<String, String> settings = new LinkedHashMap<>();
		put(settings, "profile", chosen.profile());
		put(settings, "nodes", chosen.nodes());
		put(settings, "proxyMode", chosen.proxyMode());
		put(settings, "cni", chosen.cni());
		put(settings, "podCidr", chosen.podCidr());
		put(settings, "serviceCidr", chosen.serviceCidr());
		put(settings, "clusterDomain", chosen.clusterDomain());
		put(settings, "ingressController", chosen.ingressController());
		put(settings, "seed", chosen.seed());
		return settings;
	}

	private static void put(Map<String, String> settings, String name, @Nullable Object value) {
		if (value != null) {
			settings.put(name, (value instanceof Enum<?> one) ? one.name().toLowerCase(Locale.ROOT) : value.toString());
		}
	}

}
