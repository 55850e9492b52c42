package io.packetwalk.manifest;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTests {

	private static ManifestSet service(String spec) {
		return Upload.of("apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec:\n" + spec);
	}

	private static Problem only(ManifestSet set) {
		assertThat(set.problems()).hasSize(1);
		return set.problems().getFirst();
	}

	@Test
	void anUnknownFieldIsReportedWithTheNearestKnownOne() {
		Problem problem = only(service("  ports:\n  - port: 80\n    tagetPort: 8080\n"));
		assertThat(problem.code()).isEqualTo("UNKNOWN_FIELD");
		assertThat(problem.severity()).isEqualTo(Severity.WARNING);
		assertThat(problem.object()).isEqualTo("Service shop/web");
		assertThat(Upload.line(problem))
			.startsWith("all.yaml:7:5 Service shop/web: there is no field spec.ports[0].tagetPort.");
		assertThat(problem.suggestion()).isEqualTo("Did you mean targetPort?");
	}

	@Test
	void aFieldOfTheWrongCaseIsRecognised() {
		assertThat(only(service("  ports:\n  - {port: 80, targetport: 8080}\n")).suggestion())
			.isEqualTo("Did you mean targetPort?");
	}

	@Test
	void aFieldThatSlippedOutIsPutBackWhereItBelongs() {
		assertThat(only(service("  ports: [{port: 80}]\nselector: {app: web}\n")).suggestion())
			.isEqualTo("selector is a field of spec: indent it below that.");
		assertThat(only(service("  ports: [{port: 80}]\n  targetPort: 80\n")).suggestion())
			.isEqualTo("targetPort is a field of ports[]: indent it below that.");
	}

	@Test
	void anEntryWithoutAUsablePortIsLeftOutAndItsNeighboursStay() {
		ManifestSet set = service("  ports:\n  - {name: a, port: abc}\n  - {name: b, port: 81}\n");
		assertThat(Upload.codes(set)).containsExactly("REQUIRED_FIELD_MISSING", "WRONG_TYPE");
		assertThat(set.problems().get(1).message()).isEqualTo(
				"Service shop/web: spec.ports[0].port is the text \"abc\", but must be a whole number from 1 to 65535. It is ignored.");
		List<ServicePort> ports = Upload.only(set, Service.class).getSpec().getPorts();
		assertThat(ports).extracting(ServicePort::getPort).containsExactly(81);
		assertThat(set.sources().locate("Service shop/web", "spec.ports[0].port").orElseThrow().line()).isEqualTo(7);
	}

	@Test
	void aQuotedNumberIsReadAndReported() {
		ManifestSet set = service("  ports:\n  - port: \"80\"\n");
		assertThat(only(set).code()).isEqualTo("WRONG_TYPE");
		assertThat(only(set).suggestion()).isEqualTo("Write the number without quotes.");
		assertThat(Upload.only(set, Service.class).getSpec().getPorts().getFirst().getPort()).isEqualTo(80);
	}

	@Test
	void aPortOutOfRangeNamesTheRange() {
		assertThat(service("  ports: [{port: 80, nodePort: 70000}]\n").problems().getFirst().message()).isEqualTo(
				"Service shop/web: spec.ports[0].nodePort is 70000, but must be a whole number from 0 to 65535. It is ignored.");
	}

	@Test
	void aValueThatIsNoneOfThoseAllowedNamesThem() {
		Problem problem = only(service("  type: Nodeport\n  ports: [{port: 80}]\n"));
		assertThat(problem.message()).contains("spec.type is \"Nodeport\"")
			.contains("ClusterIP, NodePort, LoadBalancer, ExternalName");
		assertThat(problem.suggestion()).isEqualTo("Did you mean NodePort?");
	}

	@Test
	void anAddressThatIsNoneIsReported() {
		assertThat(only(service("  clusterIP: 10.96.0\n  ports: [{port: 80}]\n")).message())
			.contains("spec.clusterIP is \"10.96.0\", but must be an IP address or None");
		assertThat(service("  clusterIP: fd00::a\n  externalIPs: [010.1.2.3]\n  ports: [{port: 80}]\n").problems())
			.isEmpty();
		assertThat(service("  clusterIP: None\n  loadBalancerSourceRanges: [10.0.0.0/8]\n  ports: [{port: 80}]\n")
			.problems()).isEmpty();
	}

	@Test
	void aNumberWhereTextMustStandIsReadAsText() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Pod
				metadata: {name: p, labels: {version: 1.10, enabled: yes}}
				spec: {containers: []}
				""");
		assertThat(Upload.only(set, Pod.class).getMetadata().getLabels()).containsEntry("version", "1.10")
			.containsEntry("enabled", "yes");
		assertThat(set.problems()).extracting(Problem::message)
			.containsExactly(
					"Pod default/p: metadata.labels.version is the number 1.10, but must be text. It is read as the text \"1.10\".",
					"Pod default/p: metadata.labels.enabled is yes, which YAML reads as the boolean true, but must be text. It is read as the text \"yes\".");
	}

	@Test
	void aMappingWhereAListMustStandIsReported() {
		Problem problem = only(service("  ports: {port: 80}\n"));
		assertThat(problem.message()).contains("spec.ports is a mapping, but must be a list");
		assertThat(problem.suggestion()).isEqualTo("Start each entry with \"- \".");
	}

	@Test
	void aWorkloadWithoutATemplateIsRefused() {
		ManifestSet set = Upload
			.of("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 1}\n");
		assertThat(set.objects()).isEmpty();
		assertThat(Upload.codes(set)).containsExactlyInAnyOrder("OBJECT_REFUSED", "REQUIRED_FIELD_MISSING");
	}

	@Test
	void fieldsOfAStatusThatTheModelDoesNotKnowAreNoProblem() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Pod
				metadata: {name: p}
				spec: {containers: []}
				status: {podIP: 10.244.1.5, futureField: 1}
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(Upload.only(set, Pod.class).getStatus().getPodIP()).isEqualTo("10.244.1.5");
	}

	@Test
	void managedFieldsAreNotKept() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Namespace
				metadata:
				  name: p
				  managedFields: [{manager: kubectl, fieldsV1: {"f:metadata": {}}}]
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(set.objects().getFirst().resource().getMetadata().getManagedFields()).isEmpty();
	}

	@Test
	void replicasThatAreNoNumberAreIgnored() {
		ManifestSet set = Upload.of("""
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: d}
				spec:
				  replicas: on
				  selector: {matchLabels: {a: b}}
				  template: {metadata: {labels: {a: b}}, spec: {containers: []}}
				""");
		assertThat(only(set).message()).contains("spec.replicas is on, which YAML reads as the boolean true");
		assertThat(Upload.only(set, Deployment.class).getSpec().getReplicas()).isNull();
	}

}
