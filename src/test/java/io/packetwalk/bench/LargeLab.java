package io.packetwalk.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.packetwalk.manifest.ManifestFile;

/**
 * The manifests of a large lab: Services with a Deployment each, spread over namespaces.
 */
final class LargeLab {

	private LargeLab() {
	}

	/** So many Services, pods divided among their Deployments. */
	static List<ManifestFile> manifests(int services, int pods) {
		StringBuilder yaml = new StringBuilder();
		for (int i = 0; i < services; i++) {
			int replicas = pods / services + ((i < pods % services) ? 1 : 0);
			yaml.append("""
					---
					apiVersion: apps/v1
					kind: Deployment
					metadata: {name: app-%1$d, namespace: team-%2$d}
					spec:
					  replicas: %3$d
					  selector: {matchLabels: {app: app-%1$d}}
					  template:
					    metadata: {labels: {app: app-%1$d}}
					    spec:
					      containers:
					      - name: app
					        image: registry.example/app-%1$d:1.0
					        ports: [{name: http, containerPort: 8080}]
					---
					apiVersion: v1
					kind: Service
					metadata: {name: app-%1$d, namespace: team-%2$d}
					spec:
					  selector: {app: app-%1$d}
					  ports: [{name: http, port: 80, targetPort: http}]
					""".formatted(i, i % 20, replicas));
		}
		return List.of(new ManifestFile("large.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8)));
	}

}
