package io.packetwalk.web;

import java.util.Locale;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Settings;

/** The settings a cluster ended up with, spelled as they are given. */
public record SettingsView(String profile, int nodes, String proxyMode, String cni, String podCidr, String serviceCidr,
		String clusterDomain, String ingressController, long seed) {

	public static SettingsView of(Cluster cluster) {
		Settings settings = cluster.settings();
		return new SettingsView(lower(settings.profile()), cluster.nodes().size(), lower(settings.proxyMode()),
				lower(settings.cni()), settings.podCidr().toString(), settings.serviceCidr().toString(),
				settings.clusterDomain(), settings.ingressController(), settings.seed());
	}

	public static String lower(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
