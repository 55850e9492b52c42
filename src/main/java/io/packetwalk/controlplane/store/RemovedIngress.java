package io.packetwalk.controlplane.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an Ingress of {@code v1beta1}, whose backends are {@code {serviceName,
 * servicePort}}, as one of {@code networking.k8s.io/v1}.
 */
final class RemovedIngress {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private RemovedIngress() {
	}

	static Ingress upgrade(HasMetadata old) {
		Map<String, Object> upgraded = object(rewrite(MAPPER.convertValue(old, Map.class)));
		Map<String, Object> spec = object(upgraded.get("spec"));
		Object backend = spec.remove("backend");
		if (backend != null) {
			spec.put("defaultBackend", backend);
		}
		upgraded.put("spec", spec);
		upgraded.put("apiVersion", "networking.k8s.io/v1");
		return MAPPER.convertValue(upgraded, Ingress.class);
	}

	private static Object rewrite(Object value) {
		return switch (value) {
			case Map<?, ?> map when map.containsKey("serviceName") -> service(map);
			case Map<?, ?> map -> {
				Map<String, Object> rewritten = object(map);
				rewritten.replaceAll((key, field) -> rewrite(field));
				if (rewritten.containsKey("backend") && !rewritten.containsKey("rules")) {
					rewritten.putIfAbsent("pathType", "ImplementationSpecific");
				}
				yield rewritten;
			}
			case List<?> list -> list.stream().map(RemovedIngress::rewrite).toList();
			default -> value;
		};
	}

	private static Map<String, Object> service(Map<?, ?> backend) {
		Object port = backend.get("servicePort");
		String field = (port instanceof Number) ? "number" : "name";
		Map<String, Object> service = new LinkedHashMap<>();
		service.put("name", backend.get("serviceName"));
		if (port != null) {
			service.put("port", Map.of(field, port));
		}
		return Map.of("service", service);
	}

	private static Map<String, Object> object(@Nullable Object value) {
		Map<String, Object> copy = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, field) -> {
				if (field != null) {
					copy.put(String.valueOf(key), field);
				}
			});
		}
		return copy;
	}

}
