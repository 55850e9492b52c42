package io.packetwalk.controlplane.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.controlplane.store.Tree;

/** Manifests under {@code /profiles} that a profile adds to a cluster. */
final class AddOn {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of("Namespace", Namespace.class,
			"ConfigMap", ConfigMap.class, "Service", Service.class, "Deployment", Deployment.class, "EndpointSlice",
			EndpointSlice.class, "IngressClass", IngressClass.class);

	private AddOn() {
	}

	/** The objects of a file, with each <code>${name}</code> replaced. */
	static List<HasMetadata> read(String file, Map<String, String> values) {
		String text = text(file);
		for (Map.Entry<String, String> value : values.entrySet()) {
			text = text.replace("${" + value.getKey() + "}", value.getValue());
		}
		List<HasMetadata> objects = new ArrayList<>();
		for (String document : text.split("(?m)^---$")) {
			Tree tree = Tree.parse(document).orElseThrow(() -> new IllegalStateException("not YAML: " + file));
			objects.add(MAPPER.convertValue(tree.value(), KINDS.get(tree.at("kind").text(""))));
		}
		return objects;
	}

	private static String text(String file) {
		try (InputStream stream = AddOn.class.getResourceAsStream("/profiles/" + file)) {
			if (stream == null) {
				throw new IllegalStateException("the add-on is not packaged: " + file);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
