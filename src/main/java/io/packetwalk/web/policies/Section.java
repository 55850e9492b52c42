package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.lab.Lab;
import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.NetworkPolicies;

/**
 * One direction of a pod.
 *
 * @param direction the direction
 * @param isolation which policies speak of it
 * @param allowed how many of the rows pass
 * @param denied how many do not
 * @param rows who is at the other end, as far as the filter lets
 * @param hidden how many more rows there are
 */
record Section(PolicyType direction, Isolation isolation, long allowed, long denied, List<Told> rows, int hidden) {

	private static final int SHOWN = 40;

	private static final int MANY = 4;

	private static final Port KUBELET = new Port(Protocol.TCP, 10250);

	private static final Port HTTPS = new Port(Protocol.TCP, 443);

	static Section of(Lab lab, Pod pod, PolicyType direction, PolicyFilter filter) {
		List<Told> all = (direction == PolicyType.INGRESS) ? comingIn(lab, pod) : goingOut(lab, pod);
		List<Told> wanted = together(
				all.stream().filter(filter::takes).sorted(Comparator.comparing(Section::rank)).toList());
		List<Told> shown = filter.all() ? wanted : wanted.subList(0, Math.min(SHOWN, wanted.size()));
		long allowed = all.stream().filter(Told::allowed).count();
		return new Section(direction, Isolation.of(lab, pod, direction), allowed, all.size() - allowed, shown,
				wanted.size() - shown.size());
	}

	/** One row for many of which the very same is said. */
	private static List<Told> together(List<Told> rows) {
		Map<Object, List<Told>> alike = new LinkedHashMap<>();
		rows.forEach((row) -> alike
			.computeIfAbsent(List.of(row.reason(), row.allowed(), row.nearly()), (absent) -> new ArrayList<>())
			.add(row));
		return alike.values()
			.stream()
			.flatMap((same) -> (same.size() < MANY) ? same.stream()
					: Stream.of(same.getFirst().with(same.subList(1, same.size()))))
			.toList();
	}

	/** What nearly matches is most often the mistake. */
	private static int rank(Told told) {
		return (!told.allowed() && !told.nearly().isEmpty()) ? 0 : told.end().namespace().isEmpty() ? 2 : 1;
	}

	private static List<Told> comingIn(Lab lab, Pod pod) {
		Cluster cluster = lab.cluster();
		List<PolicyRule> rules = rules(lab, pod, PolicyType.INGRESS);
		List<Port> ports = PortsOf.pod(cluster, pod, rules);
		Neighbours around = new Neighbours(cluster, lab.dataplane().policies(), pod);
		End to = End.of(pod);
		List<Told> rows = new ArrayList<>();
		for (End from : Stream.of(around.pods(), around.nodes(), around.outside(rules))
			.flatMap(List::stream)
			.toList()) {
			rows.addAll(told(lab, PolicyType.INGRESS, from, from, to, ports));
		}
		return rows;
	}

	private static List<Told> goingOut(Lab lab, Pod pod) {
		Cluster cluster = lab.cluster();
		List<PolicyRule> rules = rules(lab, pod, PolicyType.EGRESS);
		Neighbours around = new Neighbours(cluster, lab.dataplane().policies(), pod);
		End from = End.of(pod);
		List<Told> rows = new ArrayList<>();
		for (End to : around.pods()) {
			List<Port> ports = (to.pod() != null) ? PortsOf.pod(cluster, to.pod(), rules) : List.of();
			rows.addAll(told(lab, PolicyType.EGRESS, to, from, to, ports));
		}
		ApiServer.of(cluster).ifPresent((server) -> rows.add(toApiServer(lab, from, server)));
		around.nodes().forEach((to) -> rows.addAll(told(lab, PolicyType.EGRESS, to, from, to, List.of(KUBELET))));
		List<Port> named = PortsOf.named(rules);
		List<Port> outside = named.contains(PortsOf.ANY) ? List.of(HTTPS)
				: Stream.concat(named.stream(), Stream.of(HTTPS)).distinct().toList();
		around.outside(rules).forEach((to) -> rows.addAll(told(lab, PolicyType.EGRESS, to, from, to, outside)));
		return rows;
	}

	/** Its Service is dialled, so that even the pod's own node is judged. */
	private static Told toApiServer(Lab lab, End from, ApiServer server) {
		Judged judged = Judged.of(lab.cluster(), lab.dataplane().policies(), from, server.end(), server.port(), true);
		return Told.of(lab, PolicyType.EGRESS, server.end(), List.of(server.port()), judged,
				from.value() + " tcp://kubernetes.default:443");
	}

	private static List<PolicyRule> rules(Lab lab, Pod pod, PolicyType type) {
		NetworkPolicies policies = lab.dataplane().policies();
		return Stream
			.concat(policies.isolating(pod, type).stream().flatMap((policy) -> policy.rules(type).stream()),
					policies.clusterWide(pod, type).stream().flatMap((policy) -> policy.rules(type).stream()))
			.toList();
	}

	/** A row for the ports that are decided alike. */
	private static List<Told> told(Lab lab, PolicyType direction, End other, End from, End to, List<Port> ports) {
		Map<Object, List<Port>> alike = new LinkedHashMap<>();
		Map<Object, Judged> judged = new LinkedHashMap<>();
		for (Port port : ports) {
			Judged one = Judged.of(lab.cluster(), lab.dataplane().policies(), from, to, port, false);
			Object key = Told.alike(one, direction);
			alike.computeIfAbsent(key, (absent) -> new ArrayList<>()).add(port);
			judged.putIfAbsent(key, one);
		}
		List<Told> rows = new ArrayList<>();
		alike.forEach((key, same) -> rows.add(Told.of(lab, direction, other, same, judged.get(key),
				from.value().startsWith("external/") ? "" : from.value() + " " + to.url(same.getFirst()))));
		return rows;
	}

	public boolean ingress() {
		return this.direction == PolicyType.INGRESS;
	}

}
