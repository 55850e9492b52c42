package io.packetwalk.web.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

/**
 * A Service by the names it has, seen from one namespace.
 *
 * @param service {@code namespace/name}
 * @param names what can be typed
 */
record Known(String service, List<Typed> names) {

	private static final int MOST = 12;

	static List<Known> of(Cluster cluster, String namespace) {
		Comparator<Service> order = Comparator.comparing((Service service) -> !service.namespace().equals(namespace))
			.thenComparing((service) -> service.namespace().startsWith("kube-"));
		return cluster.services()
			.stream()
			.sorted(order)
			.limit(MOST)
			.map((service) -> of(service, namespace, cluster.settings().clusterDomain()))
			.toList();
	}

	private static Known of(Service service, String namespace, String domain) {
		List<Typed> names = new ArrayList<>();
		if (service.namespace().equals(namespace)) {
			names.add(new Typed(service.name(), ""));
		}
		String qualified = service.name() + "." + service.namespace();
		names.add(new Typed(qualified, ""));
		names.add(new Typed(qualified + ".svc." + domain + ".", ""));
		service.ports()
			.stream()
			.filter((port) -> port.name() != null && !port.name().isEmpty())
			.limit(1)
			.forEach((port) -> names.add(new Typed(srv(port) + "." + qualified + ".svc." + domain + ".", "SRV")));
		return new Known(service.key(), names);
	}

	private static String srv(ServicePort port) {
		return "_" + port.name() + "._" + port.protocol().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * A name to type.
	 *
	 * @param name the name
	 * @param type the record type to ask for, empty for addresses
	 */
	record Typed(String name, String type) {
	}

}
