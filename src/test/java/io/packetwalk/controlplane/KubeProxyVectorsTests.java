package io.packetwalk.controlplane;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared vectors state everything, so nothing of them may change on the way. */
class KubeProxyVectorsTests {

	static Stream<JsonNode> vectors() throws IOException {
		try (InputStream stream = KubeProxyVectorsTests.class
			.getResourceAsStream("/reference/vectors/kube-proxy-vectors.json")) {
			return JsonMapper.builder().build().readTree(stream).valueStream().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void statedServicesAndSlicesPassUnchanged(JsonNode vector) {
		byte[] yaml = vector.get("manifests_yaml").asString().getBytes(StandardCharsets.UTF_8);
		ManifestSet read = ManifestReader.read(List.of(new ManifestFile("vector.yaml", yaml)), Limits.DEFAULT);
		Cluster cluster = ControlPlane.reconcile(read, LabSettings.defaults().withProfile(Profile.BARE)).cluster();
		List<Service> services = typed(read, Service.class);
		assertThat(cluster.services()).hasSameSizeAs(services);
		for (Service written : services) {
			var service = cluster.service(written.getMetadata().getNamespace(), written.getMetadata().getName())
				.orElseThrow();
			assertThat(service.ports()).hasSameSizeAs(written.getSpec().getPorts());
			for (int i = 0; i < service.ports().size(); i++) {
				Integer nodePort = written.getSpec().getPorts().get(i).getNodePort();
				if (nodePort != null && !"ExternalName".equals(service.type())) {
					assertThat(service.ports().get(i).nodePort()).isEqualTo(nodePort);
				}
			}
			List<String> stated = Objects.requireNonNullElse(written.getSpec().getClusterIPs(), List.of());
			assertThat(service.clusterIps().size())
				.isGreaterThanOrEqualTo("None".equals(written.getSpec().getClusterIP())
						|| "ExternalName".equals(written.getSpec().getType()) ? 0 : Math.max(1, stated.size()));
		}
		assertThat(cluster.endpointSlices()).extracting((slice) -> slice.namespace() + "/" + slice.name())
			.containsAll(typed(read, EndpointSlice.class).stream()
				.map((slice) -> slice.getMetadata().getNamespace() + "/" + slice.getMetadata().getName())
				.toList());
	}

	private static <T> List<T> typed(ManifestSet read, Class<T> type) {
		return read.objects()
			.stream()
			.filter((object) -> type.isInstance(object.resource()))
			.map((object) -> type.cast(object.resource()))
			.toList();
	}

}
