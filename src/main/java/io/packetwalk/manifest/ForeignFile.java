package io.packetwalk.manifest;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;

/** Recognises other tools' documents, which lie beside manifests in many folders. */
final class ForeignFile {

	private static final List<String> KUSTOMIZE_FIELDS = List.of("resources", "bases", "patches",
			"patchesStrategicMerge", "configMapGenerator", "secretGenerator", "namePrefix", "commonLabels", "images");

	private ForeignFile() {
	}

	/** What a document is and what to do with it, null when it may be an object. */
	static @Nullable Recognised recognise(String fileName, Written root) {
		String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
			.toLowerCase(Locale.ROOT);
		return switch (root) {
			case Fields fields -> mapping(base, fields);
			case Items items -> playbook(items) ? new Recognised("an Ansible playbook", "") : null;
			default -> base.equals("notes.txt") ? new Recognised("a Helm chart's notes", "") : null;
		};
	}

	private static @Nullable Recognised mapping(String base, Fields fields) {
		String apiVersion = fields.text("apiVersion");
		String kind = fields.text("kind");
		boolean object = apiVersion != null && kind != null;
		if (apiVersion != null && apiVersion.startsWith("kustomize.config.k8s.io/")) {
			return kustomization();
		}
		if ("v1".equals(apiVersion) && "Config".equals(kind)) {
			return new Recognised("a kubeconfig", "Do not upload kubeconfigs: they hold credentials.");
		}
		if ("Config".equals(kind) && apiVersion != null && apiVersion.startsWith("skaffold/")) {
			return new Recognised("a Skaffold configuration", "Render it with: skaffold render --output all.yaml");
		}
		return object ? null : unnamed(base, fields);
	}

	private static @Nullable Recognised unnamed(String base, Fields fields) {
		if (base.startsWith("kustomization.") || "Kustomization".equals(fields.text("kind"))
				|| (fields.get("kind") == null && fields.get("resources") instanceof Items && onlyKustomize(fields))) {
			return kustomization();
		}
		if (base.startsWith("chart.") || (List.of("v1", "v2").contains(String.valueOf(fields.text("apiVersion")))
				&& fields.text("name") != null && fields.text("version") != null)) {
			return new Recognised("a Helm chart's description",
					"Render the chart with: helm template NAME FOLDER > all.yaml");
		}
		if (fields.get("kind") != null || fields.get("apiVersion") != null) {
			return null;
		}
		return isCompose(base, fields)
				? new Recognised("a Docker Compose file", "Convert it with: kompose convert --out all.yaml")
				: otherwise(base, fields);
	}

	private static @Nullable Recognised otherwise(String base, Fields fields) {
		if (base.startsWith("values") || base.endsWith("-values.yaml") || base.endsWith(".values.yaml")
				|| (fields.get("replicaCount") != null && fields.get("image") != null)) {
			return new Recognised("a Helm chart's values",
					"Render the chart with: helm template NAME FOLDER -f values.yaml > all.yaml");
		}
		if (fields.get("jobs") instanceof Fields && (fields.get("on") != null || fields.get("true") != null)) {
			return new Recognised("a GitHub workflow", "");
		}
		if (fields.get("openapi") != null || fields.get("swagger") != null) {
			return new Recognised("an OpenAPI description", "");
		}
		if (base.equals("package.json") || base.equals("tsconfig.json") || base.equals("renovate.json")) {
			return new Recognised("a configuration of a JavaScript tool", "");
		}
		return null;
	}

	private static boolean onlyKustomize(Fields fields) {
		return fields.fields()
			.keySet()
			.stream()
			.allMatch((name) -> KUSTOMIZE_FIELDS.contains(name) || name.equals("namespace") || name.equals("nameSuffix")
					|| name.equals("labels") || name.equals("components") || name.equals("replicas"));
	}

	private static boolean isCompose(String base, Fields fields) {
		if (!(fields.get("services") instanceof Fields services)) {
			return false;
		}
		return base.contains("compose") || fields.get("version") != null
				|| services.fields()
					.values()
					.stream()
					.anyMatch((service) -> service.value() instanceof Fields body
							&& (body.get("image") != null || body.get("build") != null));
	}

	private static boolean playbook(Items items) {
		return !items.items().isEmpty() && items.items().getFirst() instanceof Fields play && play.get("hosts") != null
				&& play.get("kind") == null;
	}

	private static Recognised kustomization() {
		return new Recognised("a kustomization", "Build it with: kubectl kustomize FOLDER > all.yaml");
	}

	/**
	 * Another tool's document.
	 *
	 * @param what what it is, with its article
	 * @param suggestion how to make manifests of it, empty when one cannot
	 */
	record Recognised(String what, String suggestion) {
	}

}
