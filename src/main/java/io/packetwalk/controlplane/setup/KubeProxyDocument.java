package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.ConfigMap;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Place;
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
 * @param path where in the object it stands, empty for a document of its own
 * @param text the file it is in a ConfigMap, empty elsewhere
 */
record KubeProxyDocument(Tree content, ObjectRef object, String path, String text) {

	/** Where installers keep it: kubeadm and kind, then EKS. */
	private static final List<Kept> KEPT = List.of(new Kept("kube-proxy", "config.conf"),
			new Kept("kube-proxy", "config.yaml"), new Kept("kube-proxy", "config"),
			new Kept("kube-proxy-config", "config"));

	/**
	 * A document of its own, else one in a ConfigMap of {@code kube-system}, else the
	 * flags kube-proxy is started with.
	 */
	static Optional<KubeProxyDocument> find(ApiObjects objects, Report report) {
		return own(objects).or(() -> inConfigMap(objects, report)).or(() -> KubeProxyFlags.find(objects));
	}

	private static Optional<KubeProxyDocument> own(ApiObjects objects) {
		return objects.listGeneric("KubeProxyConfiguration")
			.stream()
			.findFirst()
			.map((stored) -> new KubeProxyDocument(new Tree(stored.object().getAdditionalProperties()), stored.ref(),
					"", ""));
	}

	private static Optional<KubeProxyDocument> inConfigMap(ApiObjects objects, Report report) {
		for (Kept kept : KEPT) {
			Optional<Stored<ConfigMap>> map = objects.find(ConfigMap.class, "kube-system", kept.configMap());
			String text = map.map((found) -> Stored.clean(found.object().getData()).get(kept.key())).orElse(null);
			if (map.isPresent() && text != null) {
				return inside(map.get().ref(), "data." + kept.key(), text, report);
			}
		}
		return Optional.empty();
	}

	private static Optional<KubeProxyDocument> inside(ObjectRef map, String path, String text, Report report) {
		Optional<Tree> content = Tree.parse(text);
		if (content.isEmpty()) {
			report.warning("KUBE_PROXY_CONFIG_UNREADABLE", map, path,
					map + ": " + path + " is not YAML; kube-proxy's defaults are used", "");
		}
		return content.map((tree) -> new KubeProxyDocument(tree, map, path, text));
	}

	/** Where a field of the configuration stands. */
	Place at(String field) {
		if (this.path.isEmpty()) {
			return Place.of(this.object, field);
		}
		String name = field.substring(field.lastIndexOf('.') + 1);
		int line = 0;
		for (String candidate : this.text.lines().toList()) {
			line++;
			if (candidate.strip().matches("[\"']?" + name + "[\"']?\\s*:.*")) {
				return new Place(this.object, this.path, line, candidate);
			}
		}
		return Place.of(this.object, this.path);
	}

	private record Kept(String configMap, String key) {
	}

}
