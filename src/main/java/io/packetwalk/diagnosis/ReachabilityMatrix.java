package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.networkpolicy.NetworkPolicies;

/**
 * Which pods reach which Services by name: worked out a group of pods at a time, without
 * walking a packet. What takes part are the name servers pods ask, kube-proxy's
 * endpoints, policies where they are enforced, and declared ports.
 */
public final class ReachabilityMatrix {

	private final List<MatrixColumn> columns;

	private final PodGroups groups;

	private final RowMaker rows;

	private final Failures failures = new Failures();

	private final PairReasons reasons;

	private ReachabilityMatrix(Cluster cluster, NetworkPolicies policies) {
		boolean enforced = policies.enforcement().enforced();
		ClusterNames names = new ClusterNames(cluster);
		this.groups = new PodGroups(cluster, policies, enforced, names);
		this.columns = cluster.services()
			.stream()
			.flatMap((service) -> service.ports().stream().map((port) -> column(service, port)))
			.sorted(Comparator.comparing(MatrixColumn::namespace)
				.thenComparing(MatrixColumn::service)
				.thenComparing(MatrixColumn::portIndex))
			.toList();
		this.rows = new RowMaker(new MatrixParts(cluster, this.groups, names,
				new Endings(cluster, policies, enforced, this.groups), this.failures), this.columns);
		this.reasons = new PairReasons(
				() -> new MatrixParts(cluster, this.groups, names,
						new Endings(cluster, policies, enforced, this.groups), new Failures()),
				this.rows, this.columns);
	}

	public static ReachabilityMatrix of(Cluster cluster, NetworkPolicies policies) {
		return new ReachabilityMatrix(cluster, policies);
	}

	private static MatrixColumn column(Service service, ServicePort port) {
		return new MatrixColumn(service.namespace(), service.name(), port.index(), port.protocol(), port.port());
	}

	/** The Service ports, by name. */
	public List<MatrixColumn> columns() {
		return this.columns;
	}

	/** The groups of running pods, in the order of their first pods. */
	public List<PodGroup> groups() {
		return List.copyOf(this.groups.all());
	}

	/** The number of a pod's group, -1 for one that does not run. */
	int group(Pod pod) {
		return this.groups.of(pod);
	}

	/** What becomes of single pairs, and why. */
	PairReasons reasons() {
		return this.reasons;
	}

	/**
	 * Works out every row and hands it on before the next, so that no more than one is in
	 * memory.
	 * @return what fails, most pairs first; cells refer to it by number
	 */
	public List<Failure> rows(Consumer<MatrixRow> to) {
		this.groups.all().forEach((group) -> to.accept(this.rows.row(group)));
		List<Failure> found = new ArrayList<>(this.failures.all());
		found.sort(Comparator.comparingLong(Failure::pairs).reversed().thenComparingInt(Failure::number));
		return found;
	}

}
