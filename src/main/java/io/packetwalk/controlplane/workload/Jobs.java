package io.packetwalk.controlplane.workload;

import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href= "https://kubernetes.io/docs/concepts/workloads/controllers/job/">Job</a>
 * controller, after the Job is done: its pods have succeeded and serve nothing.
 */
record Jobs(PodMaker maker, Templates templates, Ownership ownership) {

	void reconcile(Stored<Job> job) {
		JobSpec spec = job.object().getSpec();
		if (this.ownership.hasPods(job.ref()) || spec == null || spec.getTemplate() == null
				|| spec.getTemplate().getSpec() == null || Boolean.TRUE.equals(spec.getSuspend())) {
			return;
		}
		PodSource source = new PodSource(job.namespace(), spec.getTemplate(), new Origin(job.ref(), "spec.template"),
				Objects.requireNonNullElse(job.controller(), job.ref()));
		int completions = Objects.requireNonNullElse(spec.getCompletions(),
				Objects.requireNonNullElse(spec.getParallelism(), 1));
		boolean indexed = "Indexed".equals(spec.getCompletionMode());
		int made = this.maker.room(source, completions);
		for (int index = 0; index < made; index++) {
			String base = indexed ? job.name() + "-" + index + "-" : job.name() + "-";
			this.maker.generate(source, base, "#" + index,
					Map.of("job-name", job.name(), "batch.kubernetes.io/job-name", job.name()), PodState.SUCCEEDED,
					null);
		}
	}

}
