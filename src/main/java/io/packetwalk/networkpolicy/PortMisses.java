package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.Judge.Tried;
import io.packetwalk.networkpolicy.NearMiss.Kind;

/** Finds ports that nearly are the one dialled. */
final class PortMisses {

	private static final int DNS = 53;

	private final Surroundings surroundings;

	private final Traffic traffic;

	PortMisses(Surroundings surroundings, Traffic traffic) {
		this.surroundings = surroundings;
		this.traffic = traffic;
	}

	List<NearMiss> in(List<PolicyPort> ports, Origin origin) {
		List<NearMiss> found = new ArrayList<>();
		for (int i = 0; i < ports.size(); i++) {
			Origin at = origin.at("ports[" + i + "]");
			PolicyPort port = ports.get(i);
			Optional<NearMiss> miss = (port.name() != null) ? name(port, port.name(), at) : number(port, at);
			miss.ifPresent(found::add);
		}
		return found;
	}

	private Optional<NearMiss> number(PolicyPort port, Origin origin) {
		boolean sameNumber = port.port() <= this.traffic.port() && this.traffic.port() <= port.endPort();
		if (sameNumber && port.port() > 0) {
			return Optional.of(new NearMiss(Kind.PROTOCOL, origin,
					"the rule is for %s, the connection is %s; a port without a protocol means TCP".formatted(port,
							this.traffic.portText())));
		}
		return this.surroundings.servicesAt(this.traffic)
			.stream()
			.filter((service) -> service.ports().stream().anyMatch((one) -> isDialled(one, port)))
			.findFirst()
			.map((service) -> servicePort(service, port, origin));
	}

	private boolean isDialled(ServicePort service, PolicyPort port) {
		return service.protocol() == this.traffic.protocol() && service.protocol() == port.protocol()
				&& port.port() == service.port() && port.endPort() == service.port();
	}

	private NearMiss servicePort(Service service, PolicyPort port, Origin origin) {
		return new NearMiss(Kind.SERVICE_PORT, origin, "%d is the port of %s; policies see the container's port, %d"
			.formatted(port.port(), service.ref(), this.traffic.port()));
	}

	private Optional<NearMiss> name(PolicyPort port, String name, Origin origin) {
		Pod destination = this.traffic.destination();
		if (destination == null) {
			return Optional.empty();
		}
		Protocol protocol = this.traffic.protocol();
		return PortMatch.named(destination, protocol)
			.stream()
			.filter((one) -> one.port() == this.traffic.port())
			.map(ContainerPort::name)
			.findFirst()
			.map((found) -> new NearMiss(found.equals(name) ? Kind.PROTOCOL : Kind.PORT_NAME, origin,
					"%s of %s is named \"%s\", the rule wants %s".formatted(this.traffic.portText(), destination.key(),
							found, port)));
	}

	/** A pod that is not let out to a name server cannot use names. */
	static Optional<NearMiss> dns(List<Tried> rules, Applied applied, Traffic traffic) {
		boolean forgotten = rules.stream()
			.flatMap((tried) -> tried.rule().ports().stream())
			.noneMatch(PortMisses::isDns);
		if (traffic.type() != PolicyType.EGRESS || traffic.port() != DNS || applied.isolating().isEmpty()
				|| !forgotten) {
			return Optional.empty();
		}
		return Optional.of(new NearMiss(Kind.DNS, new Origin(applied.isolating().getFirst().ref(), "spec.egress"),
				"no rule lets DNS out of %s, so it resolves no names; allow UDP and TCP %d to the cluster's DNS pods"
					.formatted(traffic.pod().key(), traffic.port())));
	}

	private static boolean isDns(PolicyPort port) {
		return port.port() <= DNS && DNS <= port.endPort();
	}

}
