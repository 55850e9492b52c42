package io.packetwalk.controlplane.whatif;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.SourceMap;

/**
 * Reads the documents {@code kind: WhatIf}; what they say of Services is done at once.
 */
public final class WhatIfReader {

	private static final List<String> POLICIES = List.of("externalTrafficPolicy", "internalTrafficPolicy",
			"sessionAffinity");

	private final ApiObjects objects;

	private final Report report;

	private final Map<String, PodFate> pods = new HashMap<>();

	private final Set<String> drained = new HashSet<>();

	private final Map<Origin, Origin> places = new HashMap<>();

	private WhatIfReader(ApiObjects objects, Report report) {
		this.objects = objects;
		this.report = report;
	}

	/** What is supposed; the Services are changed in place. */
	public static WhatIf read(ApiObjects objects, Report report) {
		WhatIfReader reader = new WhatIfReader(objects, report);
		for (Stored<GenericKubernetesResource> document : objects.listGeneric("WhatIf")) {
			reader.read(document.ref(), new Tree(document.object().getAdditionalProperties()).at("spec"));
		}
		return new WhatIf(reader.pods, reader.drained, reader.places);
	}

	/**
	 * Finds lines as the manifests do; a field that is supposed otherwise stands there.
	 */
	public static SourceMap sources(ManifestSet manifests) {
		ApiObjects objects = ApiObjects.of(manifests);
		if (objects.listGeneric("WhatIf").isEmpty()) {
			return manifests.sources();
		}
		Map<String, Origin> places = new HashMap<>();
		read(objects, new Report(manifests)).places()
			.forEach((field, written) -> places.put(field.object() + "|" + field.path(), written));
		return (object, path) -> {
			Origin written = places.get(object + "|" + path);
			return (written != null) ? manifests.sources().locate(written.object().toString(), written.path())
					: manifests.sources().locate(object, path);
		};
	}

	private void read(ObjectRef document, Tree spec) {
		each(spec, "pods", (pod, path) -> pod(document, pod, path));
		each(spec, "nodes", (node, path) -> node(document, node, path));
		each(spec, "services", (service, path) -> service(document, service, path));
	}

	private static void each(Tree spec, String field, Entry entry) {
		List<Tree> items = spec.at(field).items();
		for (int i = 0; i < items.size(); i++) {
			entry.read(items.get(i), "spec." + field + "[" + i + "]");
		}
	}

	private void pod(ObjectRef document, Tree written, String path) {
		String pod = written.at("pod").text("");
		switch (written.at("state").text("")) {
			case "NotReady" -> this.pods.put(pod, PodFate.NOT_READY);
			case "Deleted" ->
				this.pods.put(pod, written.at("noticed").flag(true) ? PodFate.DELETED : PodFate.DELETED_UNNOTICED);
			default -> unknown(document, path + ".state", "state", written, "NotReady and Deleted");
		}
	}

	private void node(ObjectRef document, Tree written, String path) {
		if (written.at("state").text("").equals("Drained")) {
			this.drained.add(written.at("node").text(""));
		}
		else {
			unknown(document, path + ".state", "state", written, "Drained");
		}
	}

	private void unknown(ObjectRef document, String path, String field, Tree written, String allowed) {
		this.report.error("UNSUPPORTED_VALUE", document, path, "%s: %s is \"%s\", allowed are %s; it is not supposed."
			.formatted(document, path, written.at(field).text(""), allowed), "");
	}

	private void service(ObjectRef document, Tree written, String path) {
		String key = written.at("service").text("");
		Optional<Stored<Service>> service = this.objects.list(Service.class)
			.stream()
			.filter((stored) -> stored.key().equals(key) && stored.object().getSpec() != null)
			.findFirst();
		if (service.isEmpty()) {
			this.report.error("WHAT_IF_UNKNOWN_OBJECT", document, path + ".service",
					"%s: there is no Service %s; nothing is supposed of it.".formatted(document, key), "");
			return;
		}
		this.objects.replace(changed(service.get(), written));
		POLICIES.stream()
			.filter((field) -> written.at(field).present())
			.forEach((field) -> this.places.put(new Origin(service.get().ref(), "spec." + field),
					new Origin(document, path + "." + field)));
	}

	private static Stored<Service> changed(Stored<Service> service, Tree written) {
		ServiceSpec spec = new ServiceBuilder(service.object()).build().getSpec();
		written.at("externalTrafficPolicy").text().ifPresent(spec::setExternalTrafficPolicy);
		written.at("internalTrafficPolicy").text().ifPresent(spec::setInternalTrafficPolicy);
		written.at("sessionAffinity").text().ifPresent(spec::setSessionAffinity);
		Service changed = new ServiceBuilder(service.object()).withSpec(spec).build();
		return new Stored<>(changed, service.ref(), service.stated());
	}

	@FunctionalInterface
	private interface Entry {

		void read(Tree written, String path);

	}

}
