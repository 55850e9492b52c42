package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.packetwalk.cluster.Namespace;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;

/** Lists namespaces, those included that objects are in but nobody wrote down. */
public final class Namespaces {

	private static final String NAME = "kubernetes.io/metadata.name";

	/** What every API server makes when it first starts. */
	private static final Set<String> BUILT_IN = Set.of("default", "kube-system", "kube-public", "kube-node-lease");

	private Namespaces() {
	}

	public static List<Namespace> list(ApiObjects objects, Report report) {
		Map<String, Map<String, String>> labels = new TreeMap<>();
		objects.list(io.fabric8.kubernetes.api.model.Namespace.class)
			.forEach((stored) -> labels.put(stored.name(), stored.labels()));
		for (String name : objects.namespacesInUse()) {
			if (labels.putIfAbsent(name, new TreeMap<>()) == null && !BUILT_IN.contains(name)) {
				report.info("NAMESPACE_IMPLIED", null, "", "no Namespace " + name
						+ " is in the manifests although objects are in it; it is taken to be there", "");
			}
		}
		List<Namespace> namespaces = new ArrayList<>();
		labels.forEach((name, own) -> {
			own.put(NAME, name);
			namespaces.add(new Namespace(name, own));
		});
		return namespaces;
	}

}
