package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code kubectl get … -o yaml} of a real cluster holds, wins. */
class DumpTests {

	private static final String DUMP = """
			apiVersion: v1
			kind: List
			items:
			- apiVersion: apps/v1
			  kind: Deployment
			  metadata: {name: web, namespace: shop, uid: d1}
			  spec:
			    replicas: 2
			    selector: {matchLabels: {app: web}}
			    template:
			      metadata: {labels: {app: web}}
			      spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 80}]}]}
			- apiVersion: apps/v1
			  kind: ReplicaSet
			  metadata:
			    name: web-6df5979f88
			    namespace: shop
			    ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d1, controller: true}]
			  spec:
			    replicas: 2
			    selector: {matchLabels: {app: web, pod-template-hash: 6df5979f88}}
			    template:
			      metadata: {labels: {app: web, pod-template-hash: 6df5979f88}}
			      spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 80}]}]}
			""";

	private static final String PODS = """
			- apiVersion: v1
			  kind: Pod
			  metadata:
			    name: web-6df5979f88-2x7zw
			    namespace: shop
			    labels: {app: web, pod-template-hash: 6df5979f88}
			    ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-6df5979f88, uid: r1, controller: true}]
			  spec: {nodeName: worker-1, containers: [{name: main, image: nginx, ports: [{containerPort: 80}]}]}
			  status:
			    phase: Running
			    hostIP: 10.1.2.3
			    podIP: 10.244.7.9
			    conditions: [{type: Ready, status: "True"}]
			- apiVersion: v1
			  kind: Pod
			  metadata:
			    name: web-6df5979f88-kl4mn
			    namespace: shop
			    deletionTimestamp: "2026-01-01T00:00:00Z"
			    labels: {app: web, pod-template-hash: 6df5979f88}
			    ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-6df5979f88, uid: r1, controller: true}]
			  spec: {nodeName: worker-2, containers: [{name: main, image: nginx, ports: [{containerPort: 80}]}]}
			  status:
			    phase: Running
			    hostIP: 10.1.2.4
			    podIP: 10.244.8.9
			    conditions: [{type: Ready, status: "False"}]
			""";

	@Test
	void statedPodsOfADeploymentAreNotMadeAgain() {
		List<Pod> pods = Upload.of(DUMP + PODS).pods("shop");
		assertThat(pods).extracting(Pod::name).containsExactly("web-6df5979f88-2x7zw", "web-6df5979f88-kl4mn");
		assertThat(pods).extracting((pod) -> String.valueOf(pod.ip())).containsExactly("10.244.7.9", "10.244.8.9");
		assertThat(pods).extracting(Pod::owner).containsOnly(new ObjectRef("Deployment", "shop", "web"));
		assertThat(pods).extracting(Pod::origin).extracting((origin) -> origin.object().kind()).containsOnly("Pod");
		assertThat(pods).extracting(Pod::ready).containsExactly(true, false);
		assertThat(pods).extracting(Pod::terminating).containsExactly(false, true);
	}

	@Test
	void aStatedReplicaSetMakesThePodsOfItsDeploymentUnderItsOwnHash() {
		List<Pod> pods = Upload.of(DUMP).pods("shop");
		assertThat(pods).hasSize(2).allSatisfy((pod) -> {
			assertThat(pod.name()).startsWith("web-6df5979f88-");
			assertThat(pod.owner()).hasToString("Deployment shop/web");
			assertThat(pod.origin().object()).hasToString("Deployment shop/web");
		});
	}

	@Test
	void nodesThatPodsAreOnAreImpliedWithTheirAddressesAndRanges() {
		Upload upload = Upload.of(DUMP + PODS);
		Cluster cluster = upload.cluster();
		assertThat(cluster.nodes()).extracting(Node::name).containsExactly("worker-1", "worker-2");
		assertThat(cluster.nodes()).extracting((node) -> node.internalIp().toString())
			.containsExactly("10.1.2.3", "10.1.2.4");
		assertThat(cluster.nodes()).extracting((node) -> node.podCidr().toString())
			.containsExactly("10.244.7.0/24", "10.244.8.0/24");
		assertThat(upload.codes()).contains("NODES_IMPLIED");
	}

	@Test
	void aStaticPodIsOwnedByNoWorkload() {
		Pod pod = Upload.of("""
				apiVersion: v1
				kind: Pod
				metadata:
				  name: etcd-node-a
				  namespace: kube-system
				  ownerReferences: [{apiVersion: v1, kind: Node, name: node-a, uid: n, controller: true}]
				spec: {nodeName: node-a, hostNetwork: true, containers: [{name: etcd, image: etcd}]}
				""").cluster().pod("kube-system", "etcd-node-a").orElseThrow();
		assertThat(pod.owner()).isNull();
		assertThat(pod.ip()).hasToString("172.18.0.2");
	}

	@Test
	void statedSlicesWinOverTheSelector() {
		Upload upload = Upload.of(Upload.deployment("shop", "web", 2, "")
				+ Upload.service("shop", "web", "{selector: {app: web}, ports: [{name: http, port: 80}]}") + """
						---
						apiVersion: discovery.k8s.io/v1
						kind: EndpointSlice
						metadata: {name: web-abcde, namespace: shop, labels: {kubernetes.io/service-name: web}}
						addressType: IPv4
						ports: [{name: http, port: 8080}]
						endpoints:
						- addresses: [10.9.9.9]
						  conditions: {ready: false, serving: true, terminating: true}
						  nodeName: node-b
						  targetRef: {kind: Pod, name: elsewhere, namespace: shop}
						""");
		var slices = upload.cluster().slicesOf(upload.service("shop/web"));
		assertThat(slices).singleElement().satisfies((slice) -> {
			assertThat(slice.name()).isEqualTo("web-abcde");
			assertThat(slice.endpoints()).singleElement().satisfies((endpoint) -> {
				assertThat(endpoint.address()).hasToString("10.9.9.9");
				assertThat(endpoint.ready()).isFalse();
				assertThat(endpoint.terminating()).isTrue();
				assertThat(endpoint.pod()).isEqualTo("shop/elsewhere");
			});
		});
	}

	@Test
	void endpointsOfASelectorlessServiceAreMirrored() {
		Upload upload = Upload.of(Upload.service("shop", "legacy", "{ports: [{name: pg, port: 5432}]}") + """
				---
				apiVersion: v1
				kind: Endpoints
				metadata: {name: legacy, namespace: shop}
				subsets:
				- addresses: [{ip: 192.0.2.10}]
				  notReadyAddresses: [{ip: 192.0.2.11}]
				  ports: [{name: pg, port: 15432}]
				""");
		assertThat(upload.cluster().slicesOf(upload.service("shop/legacy"))).singleElement().satisfies((slice) -> {
			assertThat(slice.ports()).singleElement().extracting((port) -> port.port()).isEqualTo(15432);
			assertThat(slice.endpoints()).extracting((endpoint) -> endpoint.ready()).containsExactly(true, false);
		});
	}

	@Test
	void twoPodsThatStateOneAddressAreToldApart() {
		String pod = """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: %s, namespace: shop}
				spec: {nodeName: node-a, containers: [{name: main, image: m}]}
				status: {podIP: 10.244.0.7}
				""";
		Upload upload = Upload.of(pod.formatted("one") + pod.formatted("two"));
		assertThat(upload.pods("shop")).extracting((one) -> String.valueOf(one.ip())).first().isEqualTo("10.244.0.7");
		assertThat(upload.pods("shop")).extracting(Pod::ip).doesNotHaveDuplicates();
		assertThat(upload.problem("DUPLICATE_POD_IP").object()).isEqualTo("Pod shop/two");
	}

	@Test
	void theServiceRangeOfAnotherClusterIsReadOffItsKubernetesService() {
		Upload upload = Upload.of(Upload.service("default", "kubernetes",
				"{clusterIP: 172.20.0.1, ports: [{name: https, port: 443, targetPort: 443}]}"));
		assertThat(upload.cluster().settings().serviceCidr()).hasToString("172.20.0.0/16");
		assertThat(upload.service("kube-system/kube-dns").clusterIp()).hasToString("172.20.0.10");
		assertThat(upload.codes()).doesNotContain("CLUSTER_IP_OUT_OF_RANGE");
	}

	@Test
	void statedAddressesOfPodsWithoutNodeDecideTheRangesOfTheNodes() {
		String pod = """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: %s, namespace: shop}
				spec: {containers: [{name: main, image: m}]}
				status: {podIP: %s}
				""";
		Upload upload = Upload.of(pod.formatted("one", "10.244.1.5") + pod.formatted("two", "10.244.3.5"));
		Cluster cluster = upload.cluster();
		assertThat(cluster.nodes()).extracting((node) -> node.podCidr().toString())
			.containsExactly("10.244.0.0/24", "10.244.1.0/24", "10.244.3.0/24");
		assertThat(cluster.pod("shop", "two").orElseThrow().node()).isEqualTo("node-c");
		assertThat(upload.codes()).doesNotContain("POD_IP_OUTSIDE_RANGE");
		assertThat(Upload.of(pod.formatted("far", "192.168.7.7")).problem("POD_IP_OUTSIDE_RANGE").message())
			.contains("192.168.7.7");
	}

}
