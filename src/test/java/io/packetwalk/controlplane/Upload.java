package io.packetwalk.controlplane;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.Problem;

/** Text on its way through the reader and the control plane. */
record Upload(String yaml, LabSettings settings) {

	static Upload of(String yaml) {
		return new Upload(yaml, LabSettings.defaults());
	}

	Upload profile(Profile profile) {
		return new Upload(this.yaml, this.settings.withProfile(profile));
	}

	Upload nodes(int nodes) {
		LabSettings s = this.settings;
		return new Upload(this.yaml, new LabSettings(s.profile(), nodes, s.proxyMode(), s.cni(), s.podCidr(),
				s.serviceCidr(), s.clusterDomain(), s.ingressController(), s.seed()));
	}

	Upload controller(String controller) {
		LabSettings s = this.settings;
		return new Upload(this.yaml, new LabSettings(s.profile(), s.nodes(), s.proxyMode(), s.cni(), s.podCidr(),
				s.serviceCidr(), s.clusterDomain(), controller, s.seed()));
	}

	Upload seed(long seed) {
		LabSettings s = this.settings;
		return new Upload(this.yaml, new LabSettings(s.profile(), s.nodes(), s.proxyMode(), s.cni(), s.podCidr(),
				s.serviceCidr(), s.clusterDomain(), s.ingressController(), seed));
	}

	Reconciled reconcile() {
		ManifestFile file = new ManifestFile("lab.yaml", this.yaml.getBytes(StandardCharsets.UTF_8));
		return ControlPlane.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), this.settings);
	}

	Cluster cluster() {
		return reconcile().cluster();
	}

	List<Pod> pods(String namespace) {
		return cluster().pods().stream().filter((pod) -> pod.namespace().equals(namespace)).toList();
	}

	Service service(String key) {
		int slash = key.indexOf('/');
		return cluster().service(key.substring(0, slash), key.substring(slash + 1)).orElseThrow();
	}

	/** The only problem of a code. */
	Problem problem(String code) {
		List<Problem> found = reconcile().problems().stream().filter((one) -> one.code().equals(code)).toList();
		if (found.size() != 1) {
			throw new AssertionError(code + " was reported " + found.size() + " times: " + reconcile().problems());
		}
		return found.getFirst();
	}

	List<String> codes() {
		return reconcile().problems().stream().map(Problem::code).toList();
	}

	/** A Deployment and what its pods declare. */
	static String deployment(String namespace, String name, int replicas, String ports) {
		return """
				---
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: %s, namespace: %s}
				spec:
				  replicas: %d
				  selector: {matchLabels: {app: %s}}
				  template:
				    metadata: {labels: {app: %s}}
				    spec:
				      containers: [{name: main, image: nginx, ports: [%s]}]
				""".formatted(name, namespace, replicas, name, name, ports);
	}

	/** A Service with a piece of spec. */
	static String service(String namespace, String name, String spec) {
		return """
				---
				apiVersion: v1
				kind: Service
				metadata: {name: %s, namespace: %s}
				spec: %s
				""".formatted(name, namespace, spec);
	}

}
