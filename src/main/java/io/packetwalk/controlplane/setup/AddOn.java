package io.packetwalk.controlplane.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Manifests under {@code /profiles} that a profile adds to a cluster. */
final class AddOn {

	private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

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
			objects.add(SERIALIZATION.unmarshal(document));
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
