package io.packetwalk.cluster;

import java.util.Map;

/**
 * A <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/">Namespace</a>.
 */
public record Namespace(String name, Map<String, String> labels) {

	public Namespace {
		labels = Ordered.copyOf(labels);
	}

}
