package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;

/**
 * Allocates <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport">node
 * ports</a> and health check node ports; those stated are taken first.
 */
final class NodePorts {

	private static final int FIRST = 30_000;

	private static final int LAST = 32_767;

	private static final Bands BANDS = Bands.ofNodePorts(LAST - FIRST + 1);

	private final Names names;

	private final Report report;

	private final Map<Integer, String> taken = new HashMap<>();

	NodePorts(Names names, Report report) {
		this.names = names;
		this.report = report;
	}

	/** The Services with their node ports; without those the API server refuses. */
	List<Claim> allocate(List<Claim> claims) {
		return claims.stream().filter(this::reserve).toList().stream().map(this::complete).toList();
	}

	private boolean reserve(Claim claim) {
		Map<Integer, ServicePort> own = new HashMap<>();
		for (ServicePort port : claim.service().ports()) {
			int number = port.nodePort();
			if (number == 0 || !onNodes(claim)) {
				continue;
			}
			ServicePort sibling = own.putIfAbsent(number, port);
			boolean shared = sibling != null && sibling.protocol() != port.protocol();
			String other = shared ? null : this.taken.get(number);
			if (other != null) {
				duplicate(claim, port, other);
				return false;
			}
			this.taken.put(number, claim.service().key());
			checkRange(claim, port);
		}
		int healthCheck = statedHealthCheck(claim);
		if (healthCheck != 0) {
			String other = this.taken.putIfAbsent(healthCheck, claim.service().key());
			return other == null || refuseHealthCheck(claim, healthCheck, other);
		}
		return true;
	}

	private boolean refuseHealthCheck(Claim claim, int port, String other) {
		this.report.error("DUPLICATE_NODE_PORT", claim.ref(), "spec.healthCheckNodePort", claim.ref()
				+ ": healthCheckNodePort " + port + " is taken by Service " + other
				+ "; the API server refuses it (provided port is already allocated), so the Service is not in the"
				+ " cluster", "Leave healthCheckNodePort out and one is allocated.");
		return false;
	}

	private void duplicate(Claim claim, ServicePort port, String other) {
		this.report.error("DUPLICATE_NODE_PORT", claim.ref(), ServicePorts.path(port.index()) + ".nodePort", claim.ref()
				+ ": nodePort " + port.nodePort() + " is taken by Service " + other
				+ "; the API server refuses it (provided port is already allocated), so the Service is not in the"
				+ " cluster", "Leave nodePort out and one is allocated.");
	}

	private void checkRange(Claim claim, ServicePort port) {
		if (port.nodePort() < FIRST || port.nodePort() > LAST) {
			this.report
				.error("NODE_PORT_OUT_OF_RANGE", claim.ref(), ServicePorts.path(port.index()) + ".nodePort", claim.ref()
						+ ": nodePort " + port.nodePort() + " is outside " + FIRST + "-" + LAST
						+ ", the default --service-node-port-range; such an API server refuses it, here it is kept as"
						+ " stated", "Write a nodePort from " + FIRST + " to " + LAST + ", or leave it out.");
		}
	}

	private Claim complete(Claim claim) {
		Service service = claim.service();
		if (onNodes(claim)) {
			service = service.withPorts(ports(claim));
		}
		else if (service.ports().stream().anyMatch((port) -> port.nodePort() != 0)) {
			this.report
				.error("NODE_PORT_NOT_ALLOWED", claim.ref(), "spec.ports",
						claim.ref() + ": nodePort is not allowed with type " + service.type()
								+ "; the API server refuses it, here the nodePort is left out",
						"Write type: NodePort.");
			service = service.withPorts(service.ports().stream().map((port) -> withNodePort(port, 0)).toList());
		}
		if (needsHealthCheck(claim)) {
			int stated = statedHealthCheck(claim);
			service = service
				.withHealthCheckNodePort((stated != 0) ? stated : next(claim, "healthCheckNodePort").orElse(0));
		}
		return claim.with(service);
	}

	/**
	 * As in the API server, ports of one number and several protocols share a node port.
	 */
	private List<ServicePort> ports(Claim claim) {
		boolean allocates = claim.type("NodePort")
				|| !Boolean.FALSE.equals(claim.spec().getAllocateLoadBalancerNodePorts());
		Map<Integer, Integer> byPort = new HashMap<>();
		claim.service()
			.ports()
			.stream()
			.filter((port) -> port.nodePort() != 0)
			.forEach((port) -> byPort.putIfAbsent(port.port(), port.nodePort()));
		List<ServicePort> ports = new ArrayList<>();
		for (ServicePort port : claim.service().ports()) {
			if (port.nodePort() == 0 && allocates && !byPort.containsKey(port.port())) {
				next(claim, "nodePort " + port.port()).ifPresent((number) -> byPort.put(port.port(), number));
			}
			int shared = allocates ? byPort.getOrDefault(port.port(), 0) : 0;
			ports.add(withNodePort(port, (port.nodePort() != 0) ? port.nodePort() : shared));
		}
		return ports;
	}

	private Optional<Integer> next(Claim claim, String purpose) {
		long start = this.names.number(purpose + " " + claim.service().key(), BANDS.dynamic());
		var index = BANDS.next(start, (i) -> this.taken.containsKey((int) i + FIRST));
		if (index.isEmpty()) {
			this.report.error("NODE_PORTS_EXHAUSTED", claim.ref(), "spec.ports",
					claim.ref() + ": all node ports from " + FIRST + " to " + LAST + " are taken; it gets none", "");
			return Optional.empty();
		}
		int number = (int) index.getAsLong() + FIRST;
		this.taken.put(number, claim.service().key());
		return Optional.of(number);
	}

	private static boolean onNodes(Claim claim) {
		return claim.type("NodePort") || claim.type("LoadBalancer");
	}

	private static boolean needsHealthCheck(Claim claim) {
		return claim.type("LoadBalancer") && claim.service().externalPolicyLocal();
	}

	private static int statedHealthCheck(Claim claim) {
		return needsHealthCheck(claim) ? Objects.requireNonNullElse(claim.spec().getHealthCheckNodePort(), 0) : 0;
	}

	private static ServicePort withNodePort(ServicePort port, int nodePort) {
		return new ServicePort(port.name(), port.protocol(), port.port(), port.targetPort(), nodePort,
				port.appProtocol(), port.index());
	}

}
