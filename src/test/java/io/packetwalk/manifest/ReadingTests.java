package io.packetwalk.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTests {

	@Test
	void objectsAreTypedAndInOrder() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Service
				metadata: {name: web, namespace: shop}
				spec:
				  ports:
				  - {name: http, port: 80, targetPort: http}
				  - {name: metrics, port: 9090, targetPort: 9091}
				---
				apiVersion: v1
				kind: Namespace
				metadata: {name: shop}
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: one}
				spec: {hostNetwork: yes, containers: []}
				""");
		assertThat(set.problems()).isEmpty();
		assertThat(Upload.labels(set)).containsExactly("Service shop/web", "Namespace shop", "Pod default/one");
		Service service = Upload.only(set, Service.class);
		assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal()).isEqualTo("http");
		assertThat(service.getSpec().getPorts().get(1).getTargetPort().getIntVal()).isEqualTo(9091);
		assertThat(((Pod) set.objects().get(2).resource()).getSpec().getHostNetwork()).isTrue();
		assertThat(set.objects().get(2).resource().getMetadata().getNamespace()).isEqualTo("default");
	}

	@Test
	void listsAreTakenApart() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: List
				items:
				- apiVersion: v1
				  kind: Namespace
				  metadata: {name: a}
				- apiVersion: v1
				  kind: ServiceList
				  items:
				  - metadata: {name: b}
				    spec: {ports: [{port: 80}]}
				""");
		assertThat(Upload.labels(set)).containsExactly("Namespace a", "Service default/b");
		assertThat(set.documents()).isEqualTo(1);
		assertThat(set.objects().get(1).location().line()).isEqualTo(10);
	}

	@Test
	void jsonIsReadAloneInArraysAndInRow() {
		String pod = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\"},\"spec\":{\"containers\":[]}}";
		assertThat(Upload.labels(Upload.named("a.json", pod.formatted("a")))).containsExactly("Pod default/a");
		assertThat(Upload.labels(Upload.named("a.json", "[" + pod.formatted("a") + ",\n\t" + pod.formatted("b") + "]")))
			.containsExactly("Pod default/a", "Pod default/b");
		assertThat(Upload.labels(Upload.named("a.json", pod.formatted("a") + "\n" + pod.formatted("b"))))
			.containsExactly("Pod default/a", "Pod default/b");
	}

	@Test
	void jsonEscapesMeanWhatJsonSays() {
		ManifestSet set = Upload.named("a.json", """
				{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},
				"data":{"x":"a\\/b \\ud83d\\ude00 \\u0041\\n"}}
				""");
		assertThat(Upload.only(set, ConfigMap.class).getData()).containsEntry("x", "a/b 😀 A\n");
	}

	@Test
	void mergeKeysAndAliasesAreResolved() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: a, labels: &labels {app: web, tier: front}}
				data:
				  <<: *labels
				  tier: back
				""");
		assertThat(Upload.only(set, ConfigMap.class).getData()).containsOnly(java.util.Map.entry("app", "web"),
				java.util.Map.entry("tier", "back"));
		assertThat(set.problems()).isEmpty();
	}

	@Test
	void ofTwoKeysTheLaterWinsAndTheEarlierIsNamed() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: a}
				data:
				  x: one
				  x: two
				""");
		assertThat(Upload.only(set, ConfigMap.class).getData()).containsEntry("x", "two");
		Problem problem = Upload.problem(set, ProblemCode.DUPLICATE_KEY);
		assertThat(problem.severity()).isEqualTo(Severity.WARNING);
		assertThat(Upload.line(problem))
			.isEqualTo("all.yaml:6:3 x stands on line 5 already; the later value, on line 6, is used.");
	}

	@Test
	void ofTwoObjectsTheLaterWinsAndTheEarlierIsNamed() {
		String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: %s}\n---\n";
		ManifestSet set = Upload.of(map.formatted("one") + map.formatted("two"));
		assertThat(Upload.only(set, ConfigMap.class).getData()).containsEntry("x", "two");
		assertThat(set.objects()).hasSize(1);
		assertThat(Upload.line(Upload.problem(set, ProblemCode.DUPLICATE_OBJECT))).isEqualTo(
				"all.yaml:6:1 ConfigMap default/a is written twice: first at all.yaml:1:1, then here. This one is used.");
	}

	@Test
	void configurationWithoutMetadataIsKeptUnderTheComponentsName() {
		ManifestSet set = Upload.of("""
				apiVersion: kubeproxy.config.k8s.io/v1alpha1
				kind: KubeProxyConfiguration
				mode: iptables
				iptables: {masqueradeAll: true}
				""");
		assertThat(Upload.labels(set)).containsExactly("KubeProxyConfiguration kube-proxy");
		assertThat(Upload.only(set, GenericKubernetesResource.class).getAdditionalProperties()).containsEntry("mode",
				"iptables");
		assertThat(set.problems()).isEmpty();
	}

	@Test
	void theWorldOutsideIsReadAndItsShapeChecked() {
		ManifestSet set = Upload.of("""
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: outside}
				spec:
				  nodeResolvConf: {nameservers: [10.0.0.2]}
				  dnsServer: []
				  hosts: [{name: api.example.com, address: 203.0.113.10, ports: [{port: 443, protocol: TCP}]}]
				""");
		assertThat(Upload.labels(set)).containsExactly("Outside outside");
		assertThat(Upload.problem(set, ProblemCode.UNKNOWN_FIELD).suggestion()).isEqualTo("Did you mean dnsServers?");
		assertThat(set.notModelled()).isZero();
	}

	@Test
	void customResourcesAreKeptAndSaidNotToBeModelled() {
		ManifestSet set = Upload.of("""
				apiVersion: cert-manager.io/v1
				kind: Certificate
				metadata: {name: web, namespace: shop}
				spec: {secretName: web}
				""");
		assertThat(Upload.labels(set)).containsExactly("Certificate shop/web");
		assertThat(set.notModelled()).isEqualTo(1);
		assertThat(Upload.problem(set, ProblemCode.KIND_NOT_MODELLED).location()).hasToString("all.yaml:1:1");
	}

	@Test
	void aCustomResourceOfTheSameKindDoesNotHideTheRealOne() {
		ManifestSet set = Upload.of("""
				apiVersion: v1
				kind: Service
				metadata: {name: web}
				spec: {ports: [{port: 80}]}
				---
				apiVersion: serving.knative.dev/v1
				kind: Service
				metadata: {name: web, namespace: default}
				spec: {template: {}}
				""");
		assertThat(set.objects()).hasSize(2);
		assertThat(set.sources().locate("Service default/web", "spec.ports[0].port").orElseThrow().line()).isEqualTo(4);
	}

	@Test
	void readingWhatWasStoredGivesTheSameAgain() {
		String yaml = """
				apiVersion: v1
				kind: Secret
				metadata: {name: a}
				stringData:
				  one: hunter2
				  two: |
				    hunter2
				    hunter2
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: p}
				spec: {containers: [{name: c, env: [{name: TOKEN, value: hunter2}]}]}
				""";
		ManifestSet first = Upload.of(yaml);
		ManifestSet again = Upload.of(first.files().getFirst().text());
		assertThat(again.objects()).isEqualTo(first.objects());
		assertThat(again.problems()).isEqualTo(first.problems());
		assertThat(again.files()).isEqualTo(first.files());
	}

}
