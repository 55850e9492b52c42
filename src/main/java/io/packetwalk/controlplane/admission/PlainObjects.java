package io.packetwalk.controlplane.admission;

import java.util.List;

import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** Lists objects that no controller changes. */
public final class PlainObjects {

	private PlainObjects() {
	}

	public static List<ConfigMap> configMaps(ApiObjects objects) {
		return objects.list(io.fabric8.kubernetes.api.model.ConfigMap.class)
			.stream()
			.map((stored) -> new ConfigMap(stored.namespace(), stored.name(), Stored.clean(stored.object().getData())))
			.toList();
	}

}
