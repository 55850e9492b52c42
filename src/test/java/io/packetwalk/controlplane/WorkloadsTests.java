package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadsTests {

	@Test
	void podsOfADeploymentAreNamedAsInARealCluster() {
		List<Pod> pods = Upload.of(Upload.deployment("shop", "traefik", 3, "")).pods("shop");
		assertThat(pods).hasSize(3)
			.allSatisfy((pod) -> assertThat(pod.name())
				.matches("traefik-[456789bcdf]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}"));
		assertThat(pods).extracting(Pod::name).doesNotHaveDuplicates();
		String hash = pods.getFirst().labels().get("pod-template-hash");
		assertThat(pods).allSatisfy((pod) -> assertThat(pod.name()).startsWith("traefik-" + hash + "-"));
	}

	@Test
	void aPodRemembersTheTemplateThatMadeIt() {
		Pod pod = Upload.of(Upload.deployment("shop", "web", 1, "")).pods("shop").getFirst();
		ObjectRef deployment = new ObjectRef("Deployment", "shop", "web");
		assertThat(pod.origin()).isEqualTo(new Origin(deployment, "spec.template"));
		assertThat(pod.owner()).isEqualTo(deployment);
	}

	@Test
	void anotherTemplateGivesAnotherHashAndAnotherSeedOtherNames() {
		Upload upload = Upload.of(Upload.deployment("shop", "web", 1, ""));
		Pod pod = upload.pods("shop").getFirst();
		Pod changed = Upload.of(Upload.deployment("shop", "web", 1, "{containerPort: 80}")).pods("shop").getFirst();
		Pod reseeded = upload.seed(43).pods("shop").getFirst();
		assertThat(changed.labels().get("pod-template-hash")).isNotEqualTo(pod.labels().get("pod-template-hash"));
		assertThat(reseeded.labels()).isEqualTo(pod.labels());
		assertThat(reseeded.name()).isNotEqualTo(pod.name());
	}

	@Test
	void aStatefulSetNumbersItsPodsAndNamesThemUnderItsService() {
		List<Pod> pods = Upload.of("""
				apiVersion: apps/v1
				kind: StatefulSet
				metadata: {name: db, namespace: shop}
				spec:
				  serviceName: db-headless
				  replicas: 2
				  ordinals: {start: 3}
				  selector: {matchLabels: {app: db}}
				  template:
				    metadata: {labels: {app: db}}
				    spec: {containers: [{name: db, image: postgres}]}
				""").pods("shop");
		assertThat(pods).extracting(Pod::name).containsExactly("db-3", "db-4");
		assertThat(pods).extracting(Pod::hostname).containsExactly("db-3", "db-4");
		assertThat(pods).extracting(Pod::subdomain).containsOnly("db-headless");
		assertThat(pods.getFirst().labels()).containsEntry("statefulset.kubernetes.io/pod-name", "db-3")
			.containsEntry("apps.kubernetes.io/pod-index", "3");
	}

	@Test
	void aDaemonSetHasOnePodOnEachNodeThatFits() {
		String nodes = """
				---
				apiVersion: v1
				kind: Node
				metadata: {name: cp, labels: {node-role.kubernetes.io/control-plane: ""}}
				spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: w1}
				spec: {unschedulable: true}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: w2, labels: {disk: ssd}}
				""";
		assertThat(Upload.of(nodes + daemonSet("{}")).pods("default")).extracting(Pod::node)
			.containsExactlyInAnyOrder("w1", "w2");
		assertThat(Upload.of(nodes + daemonSet("{nodeSelector: {disk: ssd}}")).pods("default")).extracting(Pod::node)
			.containsExactly("w2");
		assertThat(Upload.of(nodes + daemonSet("{tolerations: [{operator: Exists}]}")).pods("default")).hasSize(3);
	}

	private static String daemonSet(String spec) {
		String inner = spec.substring(1, spec.length() - 1);
		return """
				---
				apiVersion: apps/v1
				kind: DaemonSet
				metadata: {name: agent, namespace: default}
				spec:
				  selector: {matchLabels: {app: agent}}
				  template:
				    metadata: {labels: {app: agent}}
				    spec: {%s containers: [{name: agent, image: agent}]}
				""".formatted(inner.isEmpty() ? "" : inner + ",");
	}

	@Test
	void podsOfAJobHaveSucceededAndServeNothing() {
		Upload upload = Upload.of("""
				apiVersion: batch/v1
				kind: Job
				metadata: {name: migrate, namespace: shop}
				spec:
				  completions: 2
				  template:
				    metadata: {labels: {app: migrate}}
				    spec: {restartPolicy: Never, containers: [{name: m, image: m}]}
				---
				apiVersion: batch/v1
				kind: CronJob
				metadata: {name: nightly, namespace: shop}
				spec:
				  schedule: "0 0 * * *"
				  jobTemplate:
				    spec:
				      template: {spec: {restartPolicy: Never, containers: [{name: n, image: n}]}}
				""" + Upload.service("shop", "migrate", "{selector: {app: migrate}, ports: [{port: 80}]}"));
		assertThat(upload.pods("shop")).hasSize(2).allSatisfy((pod) -> {
			assertThat(pod.phase()).isEqualTo("Succeeded");
			assertThat(pod.ips()).isEmpty();
			assertThat(pod.ready()).isFalse();
		});
		assertThat(upload.cluster().slicesOf(upload.service("shop/migrate")))
			.flatExtracting((slice) -> slice.endpoints())
			.isEmpty();
	}

	@Test
	void aReplicationControllerNeedsNoSelector() {
		assertThat(Upload.of("""
				apiVersion: v1
				kind: ReplicationController
				metadata: {name: old, namespace: shop}
				spec:
				  replicas: 2
				  template:
				    metadata: {labels: {app: old}}
				    spec: {containers: [{name: m, image: m}]}
				""").pods("shop")).hasSize(2).allSatisfy((pod) -> assertThat(pod.name()).matches("old-[a-z0-9]{5}"));
	}

	@Test
	void aSelectorThatMissesItsOwnTemplateIsRefused() {
		Upload upload = Upload.of("""
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: web, namespace: shop}
				spec:
				  selector: {matchLabels: {app: web}}
				  template:
				    metadata: {labels: {app: wep}}
				    spec: {containers: [{name: m, image: m}]}
				""");
		assertThat(upload.pods("shop")).isEmpty();
		assertThat(upload.problem("SELECTOR_DOES_NOT_MATCH_TEMPLATE").location().line()).isEqualTo(5);
	}

	@Test
	void aStatusThatCountsReadyPodsIsBelieved() {
		List<Pod> pods = Upload
			.of(Upload.deployment("shop", "web", 3, "") + "status: {replicas: 3, readyReplicas: 1}\n")
			.pods("shop");
		assertThat(pods).hasSize(3).filteredOn(Pod::ready).hasSize(1);
	}

	@Test
	void moreReplicasThanALabHoldsAreLeftOut() {
		Upload upload = Upload.of(Upload.deployment("shop", "huge", 2_000_000_000, "") + """
				---
				apiVersion: batch/v1
				kind: Job
				metadata: {name: endless, namespace: shop}
				spec:
				  completions: 2000000000
				  template: {spec: {restartPolicy: Never, containers: [{name: m, image: m}]}}
				""");
		assertThat(upload.cluster().pods()).hasSize(150_000);
		assertThat(upload.codes()).filteredOn("TOO_MANY_PODS"::equals).hasSize(2);
	}

}
