package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.kubeproxy.ServiceTargets;
import io.packetwalk.kubeproxy.ServiceTargets.Target;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Disposition;

/** One row of the matrix while it is worked out. */
final class Row {

	private final MatrixParts matrix;

	private final PodGroup group;

	/** How connections to alike endpoints end. */
	private final Map<Asked, Ending> asked = new HashMap<>();

	Row(MatrixParts matrix, PodGroup group) {
		this.matrix = matrix;
		this.group = group;
	}

	/** Why the group resolves no names, if it does not. */
	Optional<Ending> nameless() {
		Pod pod = this.group.example();
		Optional<Service> service = this.matrix.names().service();
		if (service.isEmpty() || !this.matrix.names().asksCluster(pod)) {
			return Optional.of(Ending.of(Disposition.NXDOMAIN, "dnsPolicy " + pod.dns().policy(),
					"%s does not ask the cluster's DNS (dnsPolicy %s), and other servers know no Services"
						.formatted(pod.key(), pod.dns().policy()),
					pod.origin()));
		}
		return this.matrix.groups()
			.targets(pod)
			.stream()
			.filter((one) -> one.clusterIp().equals(service.get().clusterIp()) && one.port() == ClusterNames.DNS_PORT
					&& one.protocol() == Protocol.UDP)
			.findFirst()
			.flatMap((dns) -> unanswered(Dial.of(dns), service.get()));
	}

	/** Some name servers that are reached suffice: resolvers ask again. */
	private Optional<Ending> unanswered(Dial dns, Service service) {
		if (dns.targets().isEmpty()) {
			return Optional.of(Ending.of(Disposition.DNS_TIMEOUT, "DNS: " + service.ref(),
					"no name is resolved: " + service.ref() + " has no ready endpoint",
					new Origin(service.ref(), "spec.selector")));
		}
		Worst worst = worst(dns, Protocol.UDP);
		return (worst.reached() > 0) ? Optional.empty()
				: Optional.of(new Ending(Disposition.DNS_TIMEOUT, "DNS: " + worst.ending().subject(),
						"no name is resolved: " + worst.ending().sentence(), worst.ending().origins(),
						worst.ending().hints()));
	}

	MatrixCell cell(Optional<Dial> dial, MatrixColumn column) {
		Worst outcome = outcome(dial, column);
		return outcome.delivered() ? new MatrixCell(Disposition.DELIVERED, outcome.reached(), outcome.of(), -1)
				: failed(outcome.ending(), outcome.reached(), outcome.of(), column);
	}

	/** What becomes of connections to a column, those that fail first. */
	Worst outcome(Optional<Dial> dial, MatrixColumn column) {
		if (dial.isEmpty()) {
			return new Worst(notProxied(column), 0, 0);
		}
		if (dial.get().targets().isEmpty()) {
			return new Worst(withoutTargets(dial.get(), column), 0, 0);
		}
		Worst worst = worst(dial.get(), column.protocol());
		return dial.get().translated() ? new Worst(aimed(worst.ending(), column), worst.reached(), worst.of()) : worst;
	}

	/** Who is sent to a port that nobody listens on was sent there by a targetPort. */
	private Ending aimed(Ending ending, MatrixColumn column) {
		if (ending.disposition() != Disposition.CONNECTION_REFUSED) {
			return ending;
		}
		Service service = this.matrix.cluster().service(column.namespace(), column.service()).orElseThrow();
		List<Origin> origins = new ArrayList<>(ending.origins());
		origins.addFirst(new Origin(service.ref(), "spec.ports[" + column.portIndex() + "].targetPort"));
		return new Ending(ending.disposition(), ending.subject(), ending.sentence(), origins, ending.hints());
	}

	/** Why connections that arrive may: what both ends say of the first of them. */
	Ending permitted(Dial dial, Protocol protocol) {
		Target target = dial.targets()
			.stream()
			.filter((one) -> dialler(pod(one)) != pod(one) || dial.targets().size() == 1)
			.findFirst()
			.orElseThrow();
		return this.matrix.endings().permitted(dialler(pod(target)), target, pod(target), protocol, dial.translated());
	}

	private @Nullable Pod pod(Target target) {
		return this.matrix.cluster().podAt(target.ip()).orElse(null);
	}

	private Worst worst(Dial dial, Protocol protocol) {
		Ending worst = Ending.DELIVERED;
		int reached = 0;
		int of = 0;
		for (Target target : dial.targets()) {
			Pod to = pod(target);
			Pod from = dialler(to);
			if (from != to || dial.targets().size() == 1) {
				Ending ending = ending(from, target, to, protocol, dial.translated());
				of++;
				reached += ending.disposition().success() ? 1 : 0;
				worst = (worst == Ending.DELIVERED) ? ending : worst;
			}
		}
		return new Worst(worst, reached, of);
	}

	private Ending ending(Pod from, Target target, @Nullable Pod to, Protocol protocol, boolean translated) {
		boolean alone = to == null || from == to;
		Asked question = new Asked((to != null) ? this.matrix.groups().of(to) : -1, alone ? target.ip() : null,
				target.port(), protocol, translated);
		return this.asked.computeIfAbsent(question,
				(absent) -> this.matrix.endings().of(from, target, to, protocol, translated));
	}

	/** A pod of the group that is not the endpoint itself, if there is one. */
	private Pod dialler(@Nullable Pod to) {
		List<Pod> pods = this.group.pods();
		boolean itself = to != null && pods.getFirst().key().equals(to.key());
		return !itself ? pods.getFirst() : (pods.size() > 1) ? pods.get(1) : to;
	}

	MatrixCell failed(Ending ending, int reached, int of, MatrixColumn column) {
		int number = this.matrix.failures()
			.add(ending, this.group.pods().size(), this.group.example().key() + " → " + column.label());
		return new MatrixCell(ending.disposition(), reached, of, number);
	}

	private Ending notProxied(MatrixColumn column) {
		Service service = this.matrix.cluster().service(column.namespace(), column.service()).orElseThrow();
		boolean named = service.externalName() != null;
		return Ending.of(named ? Disposition.EXITS_CLUSTER : Disposition.NOT_MODELLED, service.ref().toString(),
				named ? service.ref() + " is a name for " + service.externalName()
						: "kube-proxy leaves " + service.ref() + " to others",
				new Origin(service.ref(), named ? "spec.externalName" : ""));
	}

	private Ending withoutTargets(Dial dial, MatrixColumn column) {
		Service service = this.matrix.cluster().service(column.namespace(), column.service()).orElseThrow();
		Origin origin = new Origin(service.ref(), service.selector().isEmpty() ? "spec" : "spec.selector");
		if (!dial.translated()) {
			return Ending.of(Disposition.NODATA, service.ref().toString(),
					service.ref() + " is headless and has no ready endpoint, so its name has no address", origin);
		}
		return dial.anywhere()
				? Ending.of(Disposition.DROPPED_NO_LOCAL_ENDPOINTS, service.ref().toString(),
						service.ref() + " has endpoints, but none on node " + this.group.example().node()
								+ " (internalTrafficPolicy Local)",
						new Origin(service.ref(), "spec.internalTrafficPolicy"))
				: Ending.of(Disposition.REJECTED_NO_ENDPOINTS, service.ref().toString(),
						service.ref() + " has no ready endpoint", origin);
	}

	/**
	 * A question whose answer is the same for alike endpoints.
	 *
	 * @param address the address of an endpoint that is not like others, else null
	 */
	private record Asked(int group, @Nullable IpAddress address, int port, Protocol protocol, boolean translated) {
	}

	/** The first ending that fails, if any. */
	record Worst(Ending ending, int reached, int of) {

		boolean delivered() {
			return this.of > 0 && this.ending.disposition().success();
		}

	}

}
