package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

/** How Services are written in the picture. */
final class ServiceText {

	private ServiceText() {
	}

	/** {@code 10.96.14.20:80}, and {@code +1} for a second port. */
	static String address(Service service) {
		if (service.clusterIp() == null) {
			return "";
		}
		if (service.ports().isEmpty()) {
			return service.clusterIp().toString();
		}
		int more = service.ports().size() - 1;
		return service.clusterIp().withPort(service.ports().getFirst().port()) + ((more > 0) ? " +" + more : "");
	}

	/** Where it is reached: its virtual address, or why it has none. */
	static String where(Service service) {
		if (service.externalName() != null) {
			return "CNAME " + service.externalName();
		}
		return (service.clusterIp() != null) ? service.clusterIp().toString() : "no virtual address";
	}

	/** {@code ClusterIP :80 :8080}. */
	static String typeAndPorts(Service service) {
		return type(service)
				+ service.ports().stream().map((port) -> " :" + port.port()).distinct().collect(Collectors.joining());
	}

	private static String type(Service service) {
		return service.headless() ? "headless" : service.type();
	}

	static String title(Service service, int endpoints) {
		List<String> parts = new ArrayList<>();
		parts.add("Service " + service.key());
		parts.add(type(service));
		parts.add(where(service));
		service.ports().stream().map(ServiceText::port).forEach(parts::add);
		if (service.externalName() == null) {
			parts.add((endpoints == 0) ? "no ready endpoints"
					: endpoints + ((endpoints == 1) ? " ready endpoint" : " ready endpoints"));
		}
		return String.join(", ", parts);
	}

	private static String port(ServicePort port) {
		String node = (port.nodePort() > 0) ? ", node port " + port.nodePort() : "";
		return "port " + port.port() + "/" + port.protocol() + " to " + port.targetPort() + node;
	}

}
