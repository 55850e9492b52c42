package io.packetwalk.manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignFileTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "kustomization.yaml | resources: [a.yaml] | a kustomization",
					"k.yaml | {apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization} | a kustomization",
					"base.yml | {namespace: shop, resources: [a.yaml, b.yaml]} | a kustomization",
					"Chart.yaml | {apiVersion: v2, name: web, version: 1.0.0} | a Helm chart's description",
					"charts/web/values.yaml | {replicas: 2} | a Helm chart's values",
					"x.yaml | {replicaCount: 1, image: {tag: x}} | a Helm chart's values",
					"docker-compose.yml | {services: {web: {build: .}}} | a Docker Compose file",
					"x.yaml | {services: {web: {image: nginx}}} | a Docker Compose file",
					"ci.yaml | {on: push, jobs: {build: {}}} | a GitHub workflow",
					"site.yaml | [{hosts: all, tasks: []}] | an Ansible playbook",
					"config | {apiVersion: v1, kind: Config, users: []} | a kubeconfig" })
	void otherToolsFilesAreRecognisedAndSkipped(String name, String text, String what) {
		ManifestSet set = Upload.named(name, text);
		assertThat(set.objects()).isEmpty();
		assertThat(set.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("FOREIGN_FILE");
			assertThat(problem.severity()).isEqualTo(Severity.INFO);
			assertThat(problem.message()).contains("This is " + what + ",");
		});
	}

	@Test
	void fluxKustomizationsAreObjects() {
		ManifestSet set = Upload
			.of("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n");
		assertThat(Upload.labels(set)).containsExactly("Kustomization a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "name: {{ .Values.name }}", "{{- if .Values.on }}",
			"name: \"{{ include 'x' . }}\"", "{% if x %}" })
	void templatesAreRecognisedWhetherTheyAreYamlOrNot(String line) {
		ManifestSet set = Upload.of("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  x: 1\n" + line + "\n---\n"
				+ "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
		assertThat(Upload.labels(set)).containsExactly("Namespace a");
		Problem problem = Upload.problem(set, ProblemCode.TEMPLATE_NOT_RENDERED);
		assertThat(problem.location().line()).isEqualTo(5);
		assertThat(problem.suggestion()).contains("helm template");
	}

	@Test
	void aTemplateInsideATextBlockIsNoTemplate() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: alerts}
				data:
				  rules: |
				    summary: "{{ .Values.x }}"
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(set.objects()).hasSize(1);
	}

}
