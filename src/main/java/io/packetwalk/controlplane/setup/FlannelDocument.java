package io.packetwalk.controlplane.setup;

import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/**
 * The ConfigMap flannel's own manifest keeps its configuration in.
 *
 * @param map the ConfigMap
 */
record FlannelDocument(Stored<ConfigMap> map) {

	/** The back end and the pod range. */
	static final String NETWORK = "net-conf.json";

	/** What kubelet runs for each pod. */
	static final String PLUGINS = "cni-conf.json";

	static Optional<FlannelDocument> find(ApiObjects objects) {
		return Stream.of("kube-flannel", "kube-system")
			.flatMap((namespace) -> objects.find(ConfigMap.class, namespace, "kube-flannel-cfg").stream())
			.findFirst()
			.map(FlannelDocument::new);
	}

	ObjectRef object() {
		return this.map.ref();
	}

	/** A file of the ConfigMap. */
	Optional<String> file(String name) {
		return Optional.ofNullable(Stored.clean(this.map.object().getData()).get(name));
	}

	static String path(String file) {
		return "data[" + file + "]";
	}

}
