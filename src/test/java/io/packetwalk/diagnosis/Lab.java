package io.packetwalk.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.trace.Disposition;

/** A cluster and its whole matrix. */
record Lab(Cluster cluster, List<MatrixColumn> columns, List<MatrixRow> rows, List<Failure> failures) {

	/** Runs manifests as k3s, which enforces policies. */
	static Lab k3s(String yaml) {
		return of(cluster(yaml, Profile.K3S));
	}

	static Lab of(Cluster cluster) {
		ReachabilityMatrix matrix = ReachabilityMatrix.of(cluster, NetworkPolicies.of(cluster));
		List<MatrixRow> rows = new ArrayList<>();
		List<Failure> failures = matrix.rows(rows::add);
		return new Lab(cluster, matrix.columns(), rows, failures);
	}

	static Cluster cluster(String yaml, Profile profile) {
		return cluster(yaml, LabSettings.defaults().withProfile(profile));
	}

	/** A cluster of so many nodes. */
	static Cluster cluster(String yaml, int nodes) {
		LabSettings k3s = LabSettings.defaults().withProfile(Profile.K3S);
		return cluster(yaml, new LabSettings(k3s.profile(), nodes, k3s.proxyMode(), k3s.cni(), k3s.podCidr(),
				k3s.serviceCidr(), k3s.clusterDomain(), k3s.ingressController(), k3s.seed()));
	}

	private static Cluster cluster(String yaml, LabSettings settings) {
		ManifestFile file = new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		return ControlPlane.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), settings).cluster();
	}

	/** A Deployment with a Service on port 80 in front of its port 8080. */
	static String app(String namespace, String name, int replicas) {
		return """
				---
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: %2$s, namespace: %1$s}
				spec:
				  replicas: %3$d
				  selector: {matchLabels: {app: %2$s}}
				  template:
				    metadata: {labels: {app: %2$s}}
				    spec: {containers: [{name: main, image: app, ports: [{name: http, containerPort: 8080}]}]}
				---
				apiVersion: v1
				kind: Service
				metadata: {name: %2$s, namespace: %1$s}
				spec: {selector: {app: %2$s}, ports: [{port: 80, targetPort: http}]}
				""".formatted(namespace, name, replicas);
	}

	static String policy(String namespace, String name, String spec) {
		return """
				---
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: %s, namespace: %s}
				spec: %s
				""".formatted(name, namespace, spec);
	}

	/** The row of the group that holds pods of an app. */
	MatrixRow row(String app) {
		return this.rows.stream()
			.filter((row) -> row.group().pods().stream().anyMatch((pod) -> app.equals(pod.labels().get("app"))))
			.findFirst()
			.orElseThrow();
	}

	MatrixCell cell(String app, String column) {
		int index = this.columns.stream().map(MatrixColumn::label).toList().indexOf(column);
		return row(app).cells().get(index);
	}

	Disposition disposition(String app, String column) {
		return cell(app, column).disposition();
	}

	Failure failure(MatrixCell cell) {
		return this.failures.stream().filter((one) -> one.number() == cell.failure()).findFirst().orElseThrow();
	}

}
