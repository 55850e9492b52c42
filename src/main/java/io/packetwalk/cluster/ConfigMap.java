package io.packetwalk.cluster;

import java.util.Map;

/**
 * A <a href="https://kubernetes.io/docs/concepts/configuration/configmap/">ConfigMap</a>.
 */
public record ConfigMap(String namespace, String name, Map<String, String> data) {

	public ConfigMap {
		data = Ordered.copyOf(data);
	}

}
