package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.diagnosis.PairChange.Kind;
import io.packetwalk.networkpolicy.NetworkPolicies;

/**
 * Who reaches whom in one revision of a cluster and not in another, worked out from their
 * matrices. Pods and Service ports that only one revision has are no pair that changed.
 *
 * @param summary everything in one sentence
 * @param counts how many pairs of a group of pods and a Service port changed which way
 * @param pairs the first of them with their reasons, by pod and Service
 * @param changes what differs between the revisions, the policies first
 */
public record ReachabilityDiff(String summary, Map<Kind, Long> counts, List<PairChange> pairs,
		List<ClusterChange> changes) {

	public ReachabilityDiff {
		pairs = List.copyOf(pairs);
		changes = List.copyOf(changes);
	}

	/** One revision: a cluster and its policies. */
	public record Revision(Cluster cluster, NetworkPolicies policies) {
	}

	/**
	 * Compares two revisions.
	 * @param most how many pairs are told of with their reasons; all are counted
	 */
	public static ReachabilityDiff of(Revision first, Revision second, int most) {
		return new Comparison(first, second, most).made();
	}

	/** How many pairs changed. */
	public long total() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	private static final class Comparison {

		private final Revision first;

		private final Revision second;

		private final int most;

		private final MatrixKept before;

		private final MatrixKept after;

		private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

		private final List<PairChange> pairs = new ArrayList<>();

		private final Set<ObjectRef> involved = new HashSet<>();

		Comparison(Revision first, Revision second, int most) {
			this.first = first;
			this.second = second;
			this.most = most;
			this.before = new MatrixKept(first.cluster(), first.policies());
			this.after = new MatrixKept(second.cluster(), second.policies());
		}

		ReachabilityDiff made() {
			PodPairs.of(this.first.cluster(), this.before.matrix(), this.second.cluster(), this.after.matrix())
				.forEach(this::compare);
			List<ClusterChange> changes = ClusterChanges.between(this.first.cluster(), this.second.cluster());
			return new ReachabilityDiff(DiffSummary.of(this.counts, changes, this.involved), this.counts, this.pairs,
					changes);
		}

		private void compare(PodPairs pods) {
			List<MatrixColumn> columns = this.after.matrix().columns();
			for (int i = 0; i < columns.size(); i++) {
				Optional<Integer> old = this.before.column(columns.get(i));
				if (old.isPresent()) {
					compare(pods, old.get(), i);
				}
			}
		}

		private void compare(PodPairs pods, int old, int column) {
			MatrixCell then = this.before.cell(pods.before(), old);
			MatrixCell now = this.after.cell(pods.after(), column);
			if (share(then) == share(now)) {
				return;
			}
			Kind kind = (share(now) < share(then)) ? (this.after.policies(now) ? Kind.DENIED : Kind.UNREACHABLE)
					: (this.before.policies(then) ? Kind.ALLOWED : Kind.REACHABLE);
			this.counts.merge(kind, 1L, Long::sum);
			this.before.origins(then).forEach((origin) -> this.involved.add(origin.object()));
			this.after.origins(now).forEach((origin) -> this.involved.add(origin.object()));
			if (this.pairs.size() < this.most) {
				tell(kind, pods, old, column);
			}
		}

		/** All endpoints, some of them, or none: how many there are plays no part. */
		private static int share(MatrixCell cell) {
			return cell.success() ? 2 : cell.partly() ? 1 : 0;
		}

		private void tell(Kind kind, PodPairs pods, int old, int column) {
			PairSide then = this.before.matrix().reasons().of(pods.before(), old);
			PairSide now = this.after.matrix().reasons().of(pods.after(), column);
			then.origins().forEach((origin) -> this.involved.add(origin.object()));
			now.origins().forEach((origin) -> this.involved.add(origin.object()));
			this.pairs.add(new PairChange(kind, pods.after(), this.after.matrix().columns().get(column), then, now));
		}

	}

}
