package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class EndpointSlicesTests {

	private static List<EndpointSlice> slices(Upload upload, String service) {
		return upload.cluster().slicesOf(upload.service(service));
	}

	private static String labelled(String name, String port, String spec) {
		return """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: %s, namespace: shop, labels: {app: web}}
				spec: {%s containers: [{name: main, image: m, ports: [%s]}]}
				""".formatted(name, spec, port);
	}

	@Test
	void aNamedTargetPortIsLookedUpPodByPod() {
		Upload upload = Upload.of(labelled("one", "{name: http, containerPort: 8080}", "")
				+ labelled("two", "{name: http, containerPort: 9090}", "")
				+ labelled("three", "{name: http, containerPort: 53, protocol: UDP}", "")
				+ Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: http}]}"));
		List<EndpointSlice> slices = slices(upload, "shop/web");
		assertThat(slices).extracting(EndpointSlice::ports)
			.containsExactlyInAnyOrder(List.of(new SlicePort("", Protocol.TCP, 8080)),
					List.of(new SlicePort("", Protocol.TCP, 9090)), List.of());
		assertThat(slices).allSatisfy((slice) -> assertThat(slice.endpoints()).hasSize(1));
		assertThat(upload.problem("TARGET_PORT_NOT_FOUND").message()).contains("1 of 3 selected pods");
	}

	@Test
	void aNumberIsTakenAsItIs() {
		Upload upload = Upload.of(labelled("one", "", "") + Upload.service("shop", "web",
				"{selector: {app: web}, ports: [{name: x, port: 80, targetPort: 9999}]}"));
		assertThat(slices(upload, "shop/web")).singleElement()
			.extracting(EndpointSlice::ports)
			.isEqualTo(List.of(new SlicePort("x", Protocol.TCP, 9999)));
		assertThat(upload.codes()).doesNotContain("TARGET_PORT_NOT_DECLARED");
	}

	@Test
	void aNamedPortOfASidecarIsFoundLast() {
		String sidecar = "initContainers: [{name: side, image: s, restartPolicy: Always, "
				+ "ports: [{name: http, containerPort: 15000}]}],";
		Upload upload = Upload.of(labelled("one", "{name: other, containerPort: 1}", sidecar)
				+ Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: http}]}"));
		assertThat(slices(upload, "shop/web").getFirst().ports()).extracting(SlicePort::port).containsExactly(15000);
	}

	@Test
	void aSliceHoldsAHundredEndpoints() {
		Upload upload = Upload.of(Upload.deployment("shop", "web", 250, "")
				+ Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80}]}"));
		List<EndpointSlice> slices = slices(upload, "shop/web");
		assertThat(slices).extracting((slice) -> slice.endpoints().size()).containsExactlyInAnyOrder(100, 100, 50);
		assertThat(slices).extracting(EndpointSlice::name)
			.doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(name).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}"));
	}

	@Test
	void readinessAndDeletionDecideTheConditions() {
		String status = "status: {phase: Running, conditions: [{type: Ready, status: \"False\"}]}\n";
		String pods = labelled("ready", "", "") + labelled("unready", "", "") + status + labelled("leaving", "", "")
			.replace("{name: leaving,", "{name: leaving, deletionTimestamp: \"2026-01-01T00:00:00Z\",");
		Upload upload = Upload.of(pods + Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80}]}"));
		assertThat(slices(upload, "shop/web").getFirst().endpoints())
			.extracting(Endpoint::pod, Endpoint::ready, Endpoint::serving, Endpoint::terminating)
			.containsExactlyInAnyOrder(tuple("shop/ready", true, true, false),
					tuple("shop/unready", false, false, false), tuple("shop/leaving", false, true, true));
		Upload published = Upload.of(pods + Upload.service("shop", "web",
				"{publishNotReadyAddresses: true, selector: {app: web}, ports: [{port: 80}]}"));
		assertThat(slices(published, "shop/web").getFirst().endpoints()).extracting(Endpoint::ready).containsOnly(true);
	}

	@Test
	void aHostNameIsPublishedOnlyUnderTheMatchingService() {
		String pod = labelled("one", "", "hostname: first, subdomain: web,");
		Upload upload = Upload.of(pod + Upload.service("shop", "web", "{clusterIP: None, selector: {app: web}}")
				+ Upload.service("shop", "other", "{clusterIP: None, selector: {app: web}}"));
		assertThat(slices(upload, "shop/web").getFirst().endpoints()).extracting(Endpoint::hostname)
			.containsExactly("first");
		assertThat(slices(upload, "shop/other").getFirst().endpoints()).extracting(Endpoint::hostname)
			.containsOnlyNulls();
		assertThat(slices(upload, "shop/web").getFirst().ports()).isEmpty();
	}

	@Test
	void trafficDistributionWritesHintsForReadyEndpoints() {
		String nodes = """
				apiVersion: v1
				kind: Node
				metadata: {name: n1, labels: {topology.kubernetes.io/zone: z1}}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: n2}
				""";
		String pods = labelled("one", "", "nodeName: n1,") + labelled("two", "", "nodeName: n2,");
		String service = "{trafficDistribution: %s, selector: {app: web}, ports: [{port: 80}]}";
		Upload zone = Upload.of(nodes + pods + Upload.service("shop", "web", service.formatted("PreferClose")));
		assertThat(slices(zone, "shop/web").getFirst().endpoints()).extracting(Endpoint::zoneHints)
			.containsExactly(List.of("z1"), List.of());
		Upload node = Upload.of(nodes + pods + Upload.service("shop", "web", service.formatted("PreferSameNode")));
		assertThat(slices(node, "shop/web").getFirst().endpoints()).extracting(Endpoint::nodeHints)
			.containsExactly(List.of("n1"), List.of("n2"));
		assertThat(slices(node, "shop/web").getFirst().endpoints()).extracting(Endpoint::zoneHints)
			.containsExactly(List.of("z1"), List.of());
	}

	@Test
	void aSelectorThatSelectsNothingHasAnEmptySlice() {
		Upload upload = Upload.of(Upload.service("shop", "web", "{selector: {app: nobody}, ports: [{port: 80}]}"));
		assertThat(slices(upload, "shop/web")).singleElement().satisfies((slice) -> {
			assertThat(slice.ports()).isEmpty();
			assertThat(slice.endpoints()).isEmpty();
		});
	}

}
