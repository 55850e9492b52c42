package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.NO_BEARING;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of <a href="https://kubernetes.io/docs/concepts/workloads/">pods and
 * what makes them</a>.
 */
final class PodRows {

	private static final String EVENLY = "Pods are spread evenly over the nodes that take them.";

	private PodRows() {
	}

	static List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		rows.add(Row.of("Pod", "", MODELLED, "Scheduled, addressed, and assumed to listen on its containerPorts."));
		rows.add(Row.of("Pod", "status.podIP", MODELLED, "A written address wins."));
		rows.add(Row.of("Pod", "status.podIPs", PARTLY, "IPv4 is walked."));
		rows.add(Row.of("Pod", "status.phase", MODELLED, "A written phase wins."));
		rows.add(Row.of("Pod", "status.conditions", MODELLED, "A written Ready condition wins."));
		rows.add(Row.of("Pod", "metadata.deletionTimestamp", MODELLED, "The pod is terminating."));
		podSpec(rows, "Pod", "spec.");
		workload(rows, "Deployment", "As one ReplicaSet that has settled; pods get real names.");
		workload(rows, "ReplicaSet", "Pods get real names.");
		workload(rows, "StatefulSet", "Pods get ordinals and a stable host name.");
		workload(rows, "DaemonSet", "One pod on each node that takes it.");
		workload(rows, "ReplicationController", "Pods get real names.");
		rows.add(Row.of("Deployment", "spec.strategy", NO_BEARING, "Roll-outs are over."));
		rows.add(Row.of("StatefulSet", "spec.serviceName", MODELLED, "Gives pods a name in DNS."));
		rows.add(Row.of("StatefulSet", "spec.ordinals.start", MODELLED, ""));
		rows.add(Row.of("Job", "", PARTLY, "Its pods have run to their end; they are no endpoints."));
		podSpec(rows, "Job", "spec.template.spec.");
		rows.add(Row.of("CronJob", "", PARTLY, "It has not fired: no pods."));
		rows.add(Row.of("PodTemplate", "", NO_BEARING, "Kept, nothing to do."));
		rows.add(Row.of("ControllerRevision", "", NO_BEARING, "Kept, nothing to do."));
		return rows;
	}

	private static void workload(List<Row> rows, String kind, String note) {
		rows.add(Row.of(kind, "", MODELLED, note));
		if (!kind.equals("DaemonSet")) {
			rows.add(Row.of(kind, "spec.replicas", MODELLED, ""));
		}
		rows.add(Row.of(kind, "spec.selector", MODELLED, ""));
		podSpec(rows, kind, "spec.template.spec.");
	}

	private static void podSpec(List<Row> rows, String kind, String prefix) {
		add(rows, kind, prefix, "containers[].ports", MODELLED, "The pod listens there; names are for targetPort.");
		add(rows, kind, prefix, "containers[].ports[].hostPort", MODELLED,
				"The portmap plugin's rules lead from the node's port to the pod.");
		add(rows, kind, prefix, "containers[].ports[].hostIP", MODELLED, "");
		add(rows, kind, prefix, "containers[].readinessProbe", PARTLY, "Assumed to pass.");
		add(rows, kind, prefix, "containers[].livenessProbe", PARTLY, "Assumed to pass.");
		add(rows, kind, prefix, "hostNetwork", MODELLED, "");
		add(rows, kind, prefix, "dnsPolicy", MODELLED, "");
		add(rows, kind, prefix, "dnsConfig", MODELLED, "");
		add(rows, kind, prefix, "hostAliases", MODELLED, "");
		add(rows, kind, prefix, "hostname", MODELLED, "");
		add(rows, kind, prefix, "subdomain", MODELLED, "");
		add(rows, kind, prefix, "nodeName", MODELLED, "");
		add(rows, kind, prefix, "nodeSelector", MODELLED, "");
		add(rows, kind, prefix, "tolerations", MODELLED, "");
		add(rows, kind, prefix, "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution", MODELLED, "");
		add(rows, kind, prefix, "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution", NOT_MODELLED,
				EVENLY);
		add(rows, kind, prefix, "affinity.podAffinity", NOT_MODELLED, EVENLY);
		add(rows, kind, prefix, "affinity.podAntiAffinity", NOT_MODELLED, EVENLY);
		add(rows, kind, prefix, "topologySpreadConstraints", NOT_MODELLED, EVENLY);
		add(rows, kind, prefix, "schedulerName", NOT_MODELLED, "The default scheduler places the pod.",
				"default-scheduler");
		add(rows, kind, prefix, "schedulingGates", NOT_MODELLED, "The pod is scheduled at once.");
		add(rows, kind, prefix, "readinessGates", NOT_MODELLED, "Assumed to be open.");
		add(rows, kind, prefix, "setHostnameAsFQDN", NO_BEARING, "Only the pod sees it.");
		add(rows, kind, prefix, "volumes", NO_BEARING, "");
		add(rows, kind, prefix, "containers[].resources", NO_BEARING, "Nodes have room for every pod.");
	}

	private static void add(List<Row> rows, String kind, String prefix, String field, Understanding understanding,
			String note, String... harmless) {
		rows.add(Row.of(kind, prefix + field, understanding, note, harmless));
	}

}
