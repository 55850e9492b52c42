package io.packetwalk.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnderstandingTests {

	@Test
	void everyKindWithATypeIsInTheTable() {
		Set<String> kinds = Understanding.table()
			.stream()
			.filter((entry) -> entry.field().isEmpty())
			.map(Understanding.Entry::kind)
			.collect(Collectors.toSet());
		assertThat(kinds).containsAll(KnownKinds.names());
	}

	@Test
	void everyKindStandsOnceAndBeforeItsFields() {
		Map<String, List<Understanding.Entry>> byKind = Understanding.table()
			.stream()
			.collect(Collectors.groupingBy(Understanding.Entry::kind));
		assertThat(byKind).allSatisfy((kind, entries) -> {
			assertThat(entries.getFirst().field()).isEmpty();
			assertThat(entries).extracting(Understanding.Entry::field).doesNotHaveDuplicates();
		});
	}

	@Test
	void everyRowNamesAFieldThatTheTypeHas() {
		for (UnderstandingTable.Row row : UnderstandingTable.ROWS) {
			KnownKinds.KnownKind known = KnownKinds.byName(row.kind());
			if (known != null && !row.field().isEmpty()) {
				assertThat(exists(ModelShapes.of(known.type()), row.field())).as(row.kind() + " " + row.field())
					.isTrue();
			}
		}
	}

	private static boolean exists(Shape shape, String path) {
		Shape at = shape;
		for (String step : path.replaceAll("\\[[^\\]]+\\]", "").split("\\.")) {
			String name = step.replace("[]", "");
			if (!(at instanceof Shape.Struct struct) || !struct.fields().containsKey(name)) {
				return false;
			}
			Shape field = struct.fields().get(name);
			at = (field instanceof Shape.ListOf(Shape item)) ? item : field;
		}
		return true;
	}

	@Test
	void whatIsNotModelledHasANote() {
		assertThat(Understanding.table())
			.filteredOn((entry) -> entry.understanding() == Understanding.NOT_MODELLED
					|| entry.understanding() == Understanding.PARTLY)
			.allSatisfy((entry) -> assertThat(entry.note()).isNotEmpty());
	}

	@Test
	void aKindThatIsNotModelledGetsOneWarning() {
		ManifestSet set = Upload.of("""
				apiVersion: autoscaling/v2
				kind: HorizontalPodAutoscaler
				metadata: {name: web, namespace: shop}
				spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web}}
				""");
		assertThat(set.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("KIND_NOT_MODELLED");
			assertThat(problem.severity()).isEqualTo(Severity.WARNING);
			assertThat(problem.message()).contains("HorizontalPodAutoscaler shop/web")
				.contains("replicas they are written with");
		});
		assertThat(set.notModelled()).isEqualTo(1);
	}

	@Test
	void aFieldThatIsNotModelledIsReportedWithItsLine() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Service
				metadata: {name: web, annotations: {service.kubernetes.io/topology-mode: Auto}}
				spec:
				  trafficDistribution: PreferClose
				  ports: [{port: 80}]
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: p}
				spec:
				  containers: []
				  affinity:
				    podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}
				""");
		assertThat(set.problems()).allMatch((problem) -> problem.code().equals("FIELD_NOT_MODELLED"));
		assertThat(set.problems()).extracting(Upload::line)
			.satisfiesExactly(
					(line) -> assertThat(line).startsWith("all.yaml:3:")
						.contains("metadata.annotations[service.kubernetes.io/topology-mode]"),
					(line) -> assertThat(line)
						.startsWith("all.yaml:14:5 Pod default/p: spec.affinity.podAntiAffinity changes"));
	}

	@Test
	void annotationsThatNoControllerHereActsOnAreReportedEach() {
		ManifestSet set = Upload.of("""
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata:
				  name: shop
				  annotations:
				    nginx.ingress.kubernetes.io/rewrite-target: /$2
				    nginx.ingress.kubernetes.io/proxy-body-size: 8m
				    nginx.ingress.kubernetes.io/auth-url: http://auth/
				    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8
				spec: {rules: []}
				""");
		assertThat(set.problems()).extracting((problem) -> problem.location().line()).containsExactly(8, 9);
	}

	@Test
	void aFieldThatAsksForWhatIsDoneAnywayIsNotReported() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Pod
				metadata: {name: p}
				spec: {schedulerName: default-scheduler, topologySpreadConstraints: [], containers: []}
				""");
		assertThat(set.problems()).isEmpty();
	}

	@Test
	void whatHasNoBearingOnNetworkingIsSilentlyFine() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: ServiceAccount
				metadata: {name: a}
				---
				apiVersion: v1
				kind: PersistentVolumeClaim
				metadata: {name: a}
				spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: p}
				spec:
				  securityContext: {runAsUser: 1000}
				  volumes: [{name: v, emptyDir: {sizeLimit: 1Gi}}]
				  containers:
				  - name: c
				    resources: {limits: {cpu: 1, memory: 128Mi}}
				    livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(set.notModelled()).isZero();
	}

	@Test
	void aPodNetworksOwnKindsAreUnderstood() {
		ManifestSet set = Upload.of("""
				apiVersion: crd.projectcalico.org/v1
				kind: IPPool
				metadata: {name: default-ipv4-ippool}
				spec: {cidr: 10.244.0.0/16, ipipMode: Never}
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(set.notModelled()).isZero();
	}

}
