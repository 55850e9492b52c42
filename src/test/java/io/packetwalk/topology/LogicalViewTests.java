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
			.connects("service/shop/web", "workload/shop/Deployment/web")
			.connects("service/shop/web", "pod/shop/web-7c9d8bfd9c-aaaa4");
		assertThat(vertex(view, "workload/shop/Deployment/web").count()).isEqualTo(8);
	}

	@Test
	void aLargeClusterIsDrawnByWorkloadAndAVeryLargeOneByNamespace() {
		View workloads = logical(Clusters.large(10, 1000, 5), Focus.everything());
		assertThat(workloads).isSound();
		assertThat(workloads.vertices()).noneMatch((vertex) -> vertex.id().startsWith("pod/"));
		assertThat(workloads.vertices()).anyMatch((vertex) -> vertex.id().startsWith("workload/"));
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
