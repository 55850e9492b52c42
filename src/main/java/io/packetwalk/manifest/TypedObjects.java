package io.packetwalk.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.packetwalk.manifest.KnownKinds.KnownKind;

/** The last step: JSON to the model library's types. */
final class TypedObjects {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private TypedObjects() {
	}

	/**
	 * Makes an object, told which it is.
	 * @throws JacksonException when its type does not take the JSON
	 */
	static HasMetadata of(ObjectNode json, Identity identity, @Nullable KnownKind known) {
		json.put("apiVersion", identity.apiVersion());
		json.put("kind", identity.kind());
		JsonNode written = json.get("metadata");
		ObjectNode metadata = (written instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode();
		metadata.put("name", identity.name());
		if (!identity.namespace().isEmpty()) {
			metadata.put("namespace", identity.namespace());
		}
		json.set("metadata", metadata);
		completeSelector(json);
		Class<? extends HasMetadata> type = (known != null) ? known.type() : GenericKubernetesResource.class;
		return MAPPER.treeToValue(json, type);
	}

	/**
	 * A workload without a selector is refused by a cluster; its intent is its template's
	 * labels.
	 */
	private static void completeSelector(ObjectNode json) {
		JsonNode labels = json.path("spec").path("template").path("metadata").path("labels");
		if (json.path("apiVersion").asString("").equals("apps/v1") && labels.isObject()
				&& !json.path("spec").has("selector")) {
			ObjectNode selector = JsonNodeFactory.instance.objectNode();
			selector.set("matchLabels", labels);
			((ObjectNode) json.get("spec")).set("selector", selector);
		}
	}

}
