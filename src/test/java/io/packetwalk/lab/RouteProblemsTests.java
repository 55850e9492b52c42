package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** What a controller says in a status is a problem with a line. */
class RouteProblemsTests {

	private static List<Problem> problems(String yaml) {
		ManifestFile file = new ManifestFile("routes.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		return Compiled.of(List.of(file), LabSettings.defaults(), Limits.DEFAULT).problems();
	}

	@Test
	void aRouteThatMayNotAttachIsAProblemAtItsParentRef() {
		assertThat(problems("""
				apiVersion: gateway.networking.k8s.io/v1
				kind: Gateway
				metadata: {name: door, namespace: edge}
				spec:
				  gatewayClassName: eg
				  listeners: [{name: http, port: 80, protocol: HTTP}]
				---
				apiVersion: gateway.networking.k8s.io/v1
				kind: HTTPRoute
				metadata: {name: r, namespace: shop}
				spec:
				  parentRefs:
				  - name: door
				    namespace: edge
				""")).anySatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("ROUTE_NOT_ACCEPTED");
			assertThat(problem.severity()).isEqualTo(Severity.ERROR);
			assertThat(problem.location()).hasToString("routes.yaml:13:5");
			assertThat(problem.message()).contains("NotAllowedByListeners").contains("its own namespace edge only");
			assertThat(problem.suggestion()).contains("from: All");
		});
	}

	@Test
	void aMiddlewareThatIsNotThereIsAProblemAtItsLine() {
		assertThat(problems("""
				apiVersion: traefik.io/v1alpha1
				kind: IngressRoute
				metadata: {name: r}
				spec:
				  routes:
				  - match: Host(`h.test`)
				    middlewares:
				    - name: gone
				""")).anySatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("MIDDLEWARE_NOT_FOUND");
			assertThat(problem.location()).hasToString("routes.yaml:7:5");
		});
	}

}
