package io.packetwalk.controlplane.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;

/** Makes the pods the controllers ask for, with names no other pod has. */
final class PodMaker {

	/**
	 * The most pods a cluster is
	 * <a href="https://kubernetes.io/docs/setup/best-practices/cluster-large/">meant
	 * for</a>.
	 */
	private static final int MOST = 150_000;

	private final Names names;

	private final Report report;

	private final List<PodPlan> plans = new ArrayList<>();

	private final Set<String> taken = new HashSet<>();

	PodMaker(Names names, Report report) {
		this.names = names;
		this.report = report;
	}

	/** Takes over a pod that was stated. */
	void adopt(PodPlan stated) {
		this.plans.add(stated);
		this.taken.add(stated.key());
	}

	/** Makes a pod called {@code base} and five characters. */
	void generate(PodSource source, String base, String ordinal, Map<String, String> addedLabels, PodState state,
			@Nullable String onlyOn) {
		String name = this.names.generate(base, source.namespace() + "/" + base + ordinal,
				(candidate) -> this.taken.contains(source.namespace() + "/" + candidate));
		add(source, name, addedLabels, source.spec().getHostname(), source.spec().getSubdomain(), state, onlyOn);
	}

	/** Makes a pod of a given name and host name, unless one of this name was stated. */
	void make(PodSource source, String name, Map<String, String> addedLabels, @Nullable String hostname,
			@Nullable String subdomain, PodState state) {
		if (!this.taken.contains(source.namespace() + "/" + name)) {
			add(source, name, addedLabels, hostname, subdomain, state, null);
		}
	}

	private void add(PodSource source, String name, Map<String, String> addedLabels, @Nullable String hostname,
			@Nullable String subdomain, PodState state, @Nullable String onlyOn) {
		Map<String, String> labels = source.labels();
		labels.putAll(addedLabels);
		PodPlan plan = new PodPlan(source.namespace(), name, labels, source.annotations(), source.spec(), hostname,
				subdomain, state, source.origin(), source.owner(), onlyOn);
		this.plans.add(plan);
		this.taken.add(plan.key());
	}

	/** How many of the pods wanted there is room for; said when it is not all. */
	int room(PodSource source, int wanted) {
		int left = MOST - this.plans.size();
		if (wanted <= left) {
			return wanted;
		}
		this.report.error(
				"TOO_MANY_PODS", source.origin().object(), "spec", source.origin().object() + ": it asks for " + wanted
						+ " pods; a lab has at most " + MOST + " in all, the rest is left out",
				"Write fewer replicas.");
		return Math.max(0, left);
	}

	List<PodPlan> plans() {
		return this.plans;
	}

}
