package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.ingress.Entrance;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.backend.ServiceEndpoints;

/** Compiles Gateways for the proxies that serve them. */
public final class Gateways {

	/** What implementations label the pods and Services they make for a Gateway with. */
	private static final String NAME_LABEL = "gateway.networking.k8s.io/gateway-name";

	private static final String ENVOY_NAME_LABEL = "gateway.envoyproxy.io/owning-gateway-name";

	private static final String ENVOY_NAMESPACE_LABEL = "gateway.envoyproxy.io/owning-gateway-namespace";

	private final Cluster cluster;

	private final Statuses statuses;

	private final GatewayTables tables;

	public Gateways(Cluster cluster, ServiceEndpoints endpoints) {
		Backends backends = new Backends(cluster, endpoints);
		this.cluster = cluster;
		this.statuses = new Statuses(cluster, backends);
		this.tables = new GatewayTables(this.statuses, backends);
	}

	/** A proxy for each Gateway, whether or not a pod runs it. */
	public List<IngressController> compile() {
		return this.cluster.edge().gatewayApi().gateways().stream().map(this::controller).toList();
	}

	/** The routes of one Gateway. */
	public HttpRouteTable routes(Gateway gateway) {
		return this.tables.of(gateway);
	}

	private IngressController controller(Gateway gateway) {
		List<Pod> pods = this.cluster.pods().stream().filter((pod) -> serves(pod, gateway)).toList();
		return new IngressController("gateway " + gateway.key(), routes(gateway), pods.stream().map(Pod::key).toList(),
				ports(gateway, pods), entrances(gateway));
	}

	private static boolean serves(Pod pod, Gateway gateway) {
		boolean own = gateway.name().equals(pod.labels().get(NAME_LABEL))
				&& gateway.namespace().equals(pod.namespace());
		boolean envoys = gateway.name().equals(pod.labels().get(ENVOY_NAME_LABEL))
				&& gateway.namespace().equals(pod.labels().get(ENVOY_NAMESPACE_LABEL));
		return own || envoys;
	}

	/** The listeners' ports by those the pods open, which Services in front translate. */
	private Map<Integer, Integer> ports(Gateway gateway, List<Pod> pods) {
		Map<Integer, Integer> ports = new TreeMap<>();
		gateway.listeners().forEach((listener) -> ports.put(listener.port(), listener.port()));
		for (Pod pod : pods) {
			this.cluster.services()
				.stream()
				.filter((service) -> inFront(service, pod))
				.flatMap((service) -> service.ports().stream())
				.forEach((port) -> ports.put(number(pod, port.targetPort()), port.port()));
		}
		ports.remove(0);
		return ports;
	}

	private static boolean inFront(Service service, Pod pod) {
		return !service.selector().isEmpty() && service.namespace().equals(pod.namespace())
				&& pod.labels().entrySet().containsAll(service.selector().entrySet());
	}

	private static int number(Pod pod, String targetPort) {
		if (targetPort.matches("\\d{1,5}")) {
			return Integer.parseInt(targetPort);
		}
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.filter((port) -> Objects.equals(port.name(), targetPort))
			.findFirst()
			.map((port) -> port.port())
			.orElse(0);
	}

	private List<Entrance> entrances(Gateway gateway) {
		List<Entrance> entrances = new ArrayList<>();
		for (RouteParent parent : this.statuses.parents(gateway)) {
			GatewayRoute route = parent.route();
			parent.attached()
				.forEach(
						(attached) -> attached.hostnames()
							.forEach((hostname) -> entrances.add(new Entrance(Hostnames.match(hostname),
									gateway.listeners().get(attached.listener()).port(),
									new Origin(route.ref(), "spec")))));
		}
		return List.copyOf(entrances);
	}

}
