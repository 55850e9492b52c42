package io.packetwalk.whatif;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;

/** Finds what a change is about in a cluster. */
record Target(Cluster cluster, Change change) {

	Pod pod() {
		String key = name("pod/", "pod/shop/web-0");
		return this.cluster.pods()
			.stream()
			.filter((pod) -> pod.key().equals(key))
			.findFirst()
			.orElseThrow(() -> unknown("Pod " + key));
	}

	Node node() {
		String name = name("node/", "node/node-a");
		return this.cluster.node(name).orElseThrow(() -> unknown("Node " + name));
	}

	Service service() {
		String key = name("service/", "service/shop/web");
		return this.cluster.services()
			.stream()
			.filter((service) -> (service.namespace() + "/" + service.name()).equals(key))
			.findFirst()
			.orElseThrow(() -> unknown("Service " + key));
	}

	String namespace() {
		String name = name("namespace/", "namespace/shop");
		if (this.cluster.namespaces().stream().noneMatch((known) -> known.name().equals(name))) {
			throw unknown("Namespace " + name);
		}
		return name;
	}

	/** The pods behind a Service that take connections. */
	List<Pod> readyPods(Service service) {
		return this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.filter(Endpoint::ready)
			.flatMap((endpoint) -> this.cluster.podAt(endpoint.address()).stream())
			.distinct()
			.toList();
	}

	private String name(String prefix, String example) {
		String object = this.change.object();
		if (object == null || !object.startsWith(prefix)) {
			throw new InvalidChangeException("CHANGE_OBJECT_INVALID", "object", "A change of kind " + this.change.kind()
					+ " needs an object such as " + example + ", not \"" + shown(object) + "\".");
		}
		return object.substring(prefix.length());
	}

	private static String shown(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static InvalidChangeException unknown(String object) {
		return new InvalidChangeException("CHANGE_OBJECT_NOT_FOUND", "object",
				"The cluster of this trace has no " + object + ".");
	}

	/** The value as one of those allowed. */
	String value(List<String> allowed) {
		String value = this.change.value();
		return allowed.stream()
			.filter((one) -> one.equalsIgnoreCase(shown(value).strip()))
			.findFirst()
			.orElseThrow(() -> new InvalidChangeException("CHANGE_VALUE_INVALID", "value",
					"\"" + shown(value) + "\" is not allowed here; " + String.join(", ", allowed) + " are."));
	}

	<E extends Enum<E>> E value(Class<E> type) {
		List<String> allowed = List.of(type.getEnumConstants())
			.stream()
			.map((constant) -> constant.name().toLowerCase(Locale.ROOT))
			.toList();
		return Enum.valueOf(type, value(allowed).toUpperCase(Locale.ROOT));
	}

}
