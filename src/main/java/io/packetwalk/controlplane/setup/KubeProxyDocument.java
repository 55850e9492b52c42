package io.packetwalk.controlplane.setup;

import java.util.Optional;

import io.fabric8.kubernetes.api.model.ConfigMap;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/**
 * A <a href=
 * "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/">KubeProxyConfiguration</a>
 * as it was found.
 *
 * @param content its content
 * @param object the object that holds it
 * @param path where in the object it starts, empty for a document of its own
 */
record KubeProxyDocument(Tree content, ObjectRef object, String path) {

	/**
	 * A document of its own, else the one kubeadm keeps in
	 * {@code kube-system/kube-proxy}.
	 */
	static Optional<KubeProxyDocument> find(ApiObjects objects, Report report) {
		Optional<KubeProxyDocument> own = objects.listGeneric("KubeProxyConfiguration")
			.stream()
			.findFirst()
			.map((stored) -> new KubeProxyDocument(new Tree(stored.object().getAdditionalProperties()), stored.ref(),
					""));
		return own.isPresent() ? own
				: objects.find(ConfigMap.class, "kube-system", "kube-proxy").flatMap((map) -> inside(map, report));
	}

	private static Optional<KubeProxyDocument> inside(Stored<ConfigMap> map, Report report) {
		String text = Stored.clean(map.object().getData()).get("config.conf");
		if (text == null) {
			return Optional.empty();
		}
		Optional<Tree> content = Tree.parse(text);
		if (content.isEmpty()) {
			report.warning("KUBE_PROXY_CONFIG_UNREADABLE", map.ref(), "data.config.conf",
					map.ref() + ": data[config.conf] is not YAML; kube-proxy's defaults are used", "");
		}
		return content.map((tree) -> new KubeProxyDocument(tree, map.ref(), "data.config.conf"));
	}

	/** Where a field of the configuration stands in the object. */
	String pathOf(String field) {
		return this.path.isEmpty() ? field : this.path;
	}

}
