package io.packetwalk.manifest;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;

/**
 * Which object a document describes.
 *
 * @param apiVersion as written, or by the list it is in
 * @param kind as written, or by the list it is in
 * @param namespace empty for cluster-scoped kinds
 * @param name its name
 */
record Identity(String apiVersion, String kind, String namespace, String name) {

	/** The API group, empty for the core group. */
	String group() {
		return group(this.apiVersion);
	}

	static String group(String apiVersion) {
		int slash = apiVersion.indexOf('/');
		return (slash < 0) ? "" : apiVersion.substring(0, slash);
	}

	/**
	 * What makes two documents the same object, whatever versions they are written in.
	 */
	String key() {
		return group() + "/" + label();
	}

	String label() {
		return this.kind + " " + (this.namespace.isEmpty() ? "" : this.namespace + "/") + this.name;
	}

	/** As good a label as an unchecked document gives, null when it has no kind. */
	static @Nullable String label(Fields document) {
		String kind = document.text("kind");
		if (kind == null) {
			return null;
		}
		String apiVersion = document.text("apiVersion");
		Written metadata = document.get("metadata");
		String name = (metadata instanceof Fields fields) ? fields.text("name") : null;
		if (name == null) {
			return kind;
		}
		String namespace = ((Fields) metadata).text("namespace");
		String effective = KnownKinds.namespace(apiVersion, kind, namespace);
		return new Identity("", kind, effective, name).label();
	}

}
