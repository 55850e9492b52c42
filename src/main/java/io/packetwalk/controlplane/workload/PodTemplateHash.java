package io.packetwalk.controlplane.workload;

import java.nio.charset.StandardCharsets;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.controlplane.store.Names;

/**
 * The label {@code pod-template-hash}: FNV-32a over the template, its decimal digits
 * mapped into the alphabet of generated names. What is hashed here is the template as
 * JSON with sorted maps, not the Go structure a real controller prints, so the number
 * differs from a real cluster's while its form does not.
 */
final class PodTemplateHash {

	private static final JsonMapper CANONICAL = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private PodTemplateHash() {
	}

	static String of(PodTemplateSpec template) {
		int hash = 0x811c9dc5;
		for (byte octet : CANONICAL.writeValueAsString(template).getBytes(StandardCharsets.UTF_8)) {
			hash = (hash ^ (octet & 0xff)) * 0x01000193;
		}
		return Names.safeEncode(Integer.toUnsignedString(hash));
	}

}
