package io.packetwalk.topology;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;

import static io.packetwalk.topology.PictureAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class LogicalViewTests {

	@Test
	void aServiceSelectsItsPodsFromLeftToRight() {
		View view = logical(Clusters.homelab().build(), Focus.everything());
		assertThat(view).isSound()
			.connects("service/homelab/reverse-proxy", "pod/homelab/traefik-6df5979f88-2x7zw")
			.connects("service/homelab/reverse-proxy", "pod/homelab/traefik-6df5979f88-9b4lm");
		Vertex service = vertex(view, "service/homelab/reverse-proxy");
		assertThat(service.x()).isLessThan(vertex(view, "pod/homelab/traefik-6df5979f88-2x7zw").x());
		assertThat(service.parent()).isEqualTo("namespace/homelab");
		assertThat(view.edges()).extracting(Edge::kind).containsOnly(EdgeKind.SELECTS);
	}

	@Test
	void aPodNothingSelectsIsShownToo() {
		View view = logical(Clusters.homelab().build(), Focus.everything());
		assertThat(view).shows("pod/homelab/cloudflared-7c9d8bfd9c-x2kp4");
		assertThat(view.edges()).extracting(Edge::to).doesNotContain("pod/homelab/cloudflared-7c9d8bfd9c-x2kp4");
	}

	@Test
	void anIngressLeadsFromOutsideToItsServices() {
		Cluster cluster = Clusters.homelab()
			.ingress("homelab", "dashboard", "dashboard.example.com", "reverse-proxy")
			.loadBalancer("kube-system", "public", "10.43.3.3", "coredns", "203.0.113.9")
			.build();
		View view = logical(cluster, Focus.everything());
		assertThat(view).isSound()
			.connects("outside", "ingress/homelab/dashboard")
			.connects("ingress/homelab/dashboard", "service/homelab/reverse-proxy")
			.connects("outside", "service/kube-system/public");
		assertThat(vertex(view, "outside").x()).isLessThan(vertex(view, "ingress/homelab/dashboard").x());
		assertThat(vertex(view, "ingress/homelab/dashboard").title())
			.isEqualTo("Ingress homelab/dashboard, dashboard.example.com/reverse-proxy to reverse-proxy:80");
	}

	@Test
	void aServiceWithoutEndpointsSaysSo() {
		Vertex service = vertex(logical(Clusters.homelab().service("homelab", "typo", "10.43.4.4", "trafik").build(),
				Focus.everything()), "service/homelab/typo");
		assertThat(service.state()).isEqualTo(VertexState.NO_ENDPOINTS);
		assertThat(service.lines()).containsExactly("10.43.4.4", "no ready endpoints");
		assertThat(service.title()).endsWith("no ready endpoints");
	}

	@Test
	void aServiceThatDoesNotExistIsShownWhereAnIngressNamesIt() {
		View view = logical(Clusters.homelab().ingress("homelab", "shop", "shop.example.com", "reviews").build(),
				Focus.everything());
		assertThat(view).isSound().connects("ingress/homelab/shop", "service/homelab/reviews");
		assertThat(vertex(view, "service/homelab/reviews").lines()).first().isEqualTo("does not exist");
	}

	@Test
	void aWorkloadOfManyReplicasIsOneBoxWithTheirNumber() {
		Clusters clusters = Clusters.ofNodes(2);
		for (int i = 0; i < 9; i++) {
			clusters.pod("node-a", "shop", "web-7c9d8bfd9c-aaaa" + i);
		}
		Cluster cluster = clusters.service("shop", "web", "10.43.1.1", "web").build();
		View view = logical(cluster, Focus.onPath(List.of("pod/shop/web-7c9d8bfd9c-aaaa4")));
		assertThat(view).isSound()
			.connects("service/shop/web", "deployment/shop/web")
			.connects("service/shop/web", "pod/shop/web-7c9d8bfd9c-aaaa4");
		assertThat(vertex(view, "deployment/shop/web").count()).isEqualTo(8);
	}

	@Test
	void aLargeClusterIsDrawnByWorkloadAndAVeryLargeOneByNamespace() {
		View workloads = logical(Clusters.large(10, 1000, 5), Focus.everything());
		assertThat(workloads).isSound();
		assertThat(workloads.vertices()).noneMatch((vertex) -> vertex.id().startsWith("pod/"));
		assertThat(workloads.vertices()).anyMatch((vertex) -> vertex.id().startsWith("deployment/"));
		View namespaces = logical(Clusters.large(10, 5000, 5), Focus.everything());
		assertThat(namespaces).isSound();
		assertThat(namespaces.vertices()).hasSize(5).allMatch((vertex) -> vertex.kind() == VertexKind.NAMESPACE);
		assertThat(namespaces.vertices().getFirst().lines()).containsExactly("100 Services · 1000 pods");
	}

	@Test
	void whatIsOnThePathSurvivesEverySimplification() {
		String pod = "pod/team-0/app0-7c9d8bfd9c-p0";
		assertThat(logical(Clusters.large(10, 5000, 5), Focus.onPath(List.of(pod)))).isSound()
			.connects("service/team-0/app0", pod);
	}

	@Test
	void aWorkloadOpensIntoItsPodsAndClosesAgain() {
		Cluster cluster = Clusters.large(4, 200, 2);
		View closed = logical(cluster, Focus.everything());
		assertThat(vertex(closed, "deployment/team-0/app0").open()).isFalse();
		View opened = logical(cluster, Focus.everything().opening(List.of("deployment/team-0/app0")));
		assertThat(opened).isSound().connects("service/team-0/app0", "deployment/team-0/app0");
		assertThat(vertex(opened, "deployment/team-0/app0").open()).isTrue();
		assertThat(opened.vertices()).filteredOn((vertex) -> "deployment/team-0/app0".equals(vertex.parent()))
			.hasSize(10)
			.allMatch((vertex) -> vertex.kind() == VertexKind.POD);
		assertThat(opened.vertices()).filteredOn((vertex) -> vertex.kind() == VertexKind.POD).hasSize(10);
	}

	@Test
	void aNamespaceOpensIntoItsWorkloads() {
		Cluster cluster = Clusters.large(10, 5000, 5);
		View opened = logical(cluster, Focus.everything().opening(List.of("namespace/team-3")));
		assertThat(opened).isSound().shows("deployment/team-3/app0", "service/team-3/app99");
		assertThat(vertex(opened, "namespace/team-3").open()).isTrue();
		assertThat(vertex(opened, "namespace/team-2").open()).isFalse();
	}

	@Test
	void aHugeClusterIsThePathWhatIsNextToItAndTheNumberOfTheRest() {
		Clusters clusters = Clusters.ofNodes(2);
		for (int team = 0; team < 80; team++) {
			for (int i = 0; i < 40; i++) {
				clusters.pod("node-a", "team-" + team, "app" + i / 2 + "-7c9d8bfd9c-p" + i);
			}
			for (int app = 0; app < 20; app++) {
				clusters.service("team-" + team, "app" + app, "10.43.1.1", "app" + app);
			}
		}
		Cluster cluster = clusters.build();
		String pod = "pod/team-7/app0-7c9d8bfd9c-p0";
		View view = logical(cluster, Focus.onPath(List.of(pod)));
		assertThat(view).isSound()
			.connects("service/team-7/app0", pod)
			.connects("service/team-7/app0", "deployment/team-7/app0");
		assertThat(view.vertices()).hasSizeLessThan(12);
		assertThat(vertex(view, "rest/team-7").count()).isEqualTo(38 + 19);
		assertThat(vertex(view, "more-namespaces").label()).isEqualTo("+79 namespaces");
		assertThat(logical(cluster, Focus.everything())).isSound().shows("namespace/team-0");
	}

	@Test
	void podsInTroubleComeFirstInTheirCard() {
		Clusters clusters = Clusters.ofNodes(2);
		for (int i = 0; i < 9; i++) {
			clusters.pod("node-a", "shop", "web-7c9d8bfd9c-aaaa" + i);
		}
		Cluster cluster = clusters.pendingPod("shop", "web-7c9d8bfd9c-zzzzz").build();
		View view = logical(cluster, Focus.everything().opening(List.of("deployment/shop/web")));
		assertThat(view.vertices()).filteredOn((vertex) -> vertex.kind() == VertexKind.POD)
			.first()
			.satisfies((pod) -> assertThat(pod.state()).isEqualTo(VertexState.PENDING));
		assertThat(vertex(view, "deployment/shop/web").lines()).first().isEqualTo("10 pods · 1 not ready");
	}

	@Test
	void anEmptyClusterIsAnEmptyPicture() {
		assertThat(logical(Clusters.ofNodes(1).build(), Focus.everything()).vertices()).isEmpty();
	}

	private static View logical(Cluster cluster, Focus focus) {
		return TopologyCompiler.compile(cluster, focus).logical();
	}

	private static Vertex vertex(View view, String id) {
		return view.vertices().stream().filter((vertex) -> vertex.id().equals(id)).findFirst().orElseThrow();
	}

}
