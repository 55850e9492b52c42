package io.packetwalk.controlplane.admission;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.Report;

/**
 * What is wrong with one policy. A part of a policy allows or denies something else than
 * the whole, so one wrong value costs the policy, here as at the API server.
 */
final class Refusals {

	private static final String REFUSED = "; the API server refuses the policy, and it is left out";

	private final ObjectRef policy;

	private final Report report;

	private boolean any;

	Refusals(ObjectRef policy, Report report) {
		this.policy = policy;
		this.report = report;
	}

	/** Whether nothing was wrong. */
	boolean none() {
		return !this.any;
	}

	/**
	 * Notes a reason.
	 * @param path the field, e.g. {@code spec.ingress[0].ports[1].endPort}
	 * @param complaint what goes on after the field's name, e.g.
	 * {@code is 70, but must be at least port (80)}
	 * @param suggestion what to write instead, empty for nothing
	 */
	void refuse(String code, String path, String complaint, String suggestion) {
		this.any = true;
		this.report.error(code, this.policy, path, this.policy + ": " + path + " " + complaint + REFUSED, suggestion);
	}

	/** Notes what is kept, though in another sense than was meant. */
	void warn(String code, String path, String complaint, String suggestion) {
		this.report.warning(code, this.policy, path, this.policy + ": " + path + " " + complaint, suggestion);
	}

}
