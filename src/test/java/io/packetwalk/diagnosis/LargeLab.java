package io.packetwalk.diagnosis;

import io.packetwalk.cluster.Cluster;

/** 2,000 pods, 300 Services and 150 policies on 30 nodes. */
final class LargeLab {

	private LargeLab() {
	}

	/**
	 * @param more further manifests
	 */
	static Cluster cluster(String more) {
		StringBuilder yaml = new StringBuilder();
		for (int i = 0; i < 300; i++) {
			yaml.append(Lab.app("team-" + i % 20, "app-" + i, (i < 200) ? 7 : 6));
			if (i < 150) {
				yaml.append(Lab.policy("team-" + i % 20, "p-" + i, """
						{podSelector: {matchLabels: {app: app-%d}}, ingress: [{from: [{namespaceSelector: {},
						  podSelector: {matchLabels: {app: app-%d}}}, {podSelector: {matchLabels: {app: app-%d}}}],
						  ports: [{port: http}]}]}""".formatted(i, i + 1, (i + 20) % 300)));
			}
		}
		return Lab.cluster(yaml + more, 30);
	}

}
