package io.packetwalk.controlplane;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;

import static org.assertj.core.api.Assertions.assertThat;

/** The order of documents in an upload plays no part in the cluster that comes of it. */
class DocumentOrderProperties {

	private static final List<String> DOCUMENTS = documents();

	private static final Cluster EXPECTED = Upload.of(String.join("", DOCUMENTS)).profile(Profile.K3S).cluster();

	private static List<String> documents() {
		List<String> documents = new ArrayList<>();
		for (String name : List.of("web", "api", "cart")) {
			documents.add(Upload.deployment("shop", name, 3, "{name: http, containerPort: 8080, hostPort: 8080}"));
			documents.add(Upload.service("shop", name,
					"{type: LoadBalancer, selector: {app: " + name + "}, ports: [{port: 80, targetPort: http}]}"));
			documents
				.add(Upload.service("shop", name + "-fixed", "{type: NodePort, clusterIP: 10.43.0.77, selector: {app: "
						+ name + "}, ports: [{port: 80, nodePort: 30080}]}"));
		}
		documents.add("---\napiVersion: v1\nkind: Node\nmetadata: {name: beta}\n");
		documents.add("---\napiVersion: v1\nkind: Node\nmetadata: {name: alpha}\nspec: {podCIDR: 10.42.9.0/24}\n");
		documents.add("""
				---
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata: {name: front, namespace: shop}
				spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
				""");
		documents.add("""
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: lone, namespace: shop, labels: {app: web}}
				spec: {nodeName: beta, containers: [{name: main, image: m}]}
				status: {podIP: 10.42.0.2}
				""");
		return documents;
	}

	@Provide
	Arbitrary<List<String>> orders() {
		return Arbitraries.shuffle(DOCUMENTS);
	}

	@Property(tries = 30)
	void anyOrderOfDocumentsGivesTheSameCluster(@ForAll("orders") List<String> order) {
		Cluster cluster = Upload.of(String.join("", order)).profile(Profile.K3S).cluster();
		assertThat(cluster).isEqualTo(EXPECTED);
		assertThat(cluster).hasToString(EXPECTED.toString());
	}

}
