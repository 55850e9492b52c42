package io.packetwalk.manifest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourceMapTests {

	private static final ManifestSet SET = Upload.of("""
			# first line
			apiVersion: v1
			kind: Service
			metadata:
			  name: web
			  namespace: shop
			  annotations:
			    example.com/owner.team: shop
			    example.com/owner: x
			spec:
			  clusterIP:
			  selector:
			    app: web
			  ports:
			  - name: http
			    port: 80
			    targetPort: 8080
			  - {name: metrics, port: 9090}
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: coredns, namespace: kube-system}
			data:
			  Corefile: |
			    .:53 {
			    }
			  a.b.c: x
			""");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | 2:1", "apiVersion | 2:13", "metadata.name | 5:9", "spec | 10:1", "spec.clusterIP | 11:3",
					"spec.selector | 12:3", "spec.selector.app | 13:10", "spec.ports | 14:3", "spec.ports[0] | 15:5",
					"spec.ports[0].targetPort | 17:17", "spec.ports[1] | 18:5", "spec.ports[1].port | 18:27",
					"spec.ports[1].targetPort | 18:5", "spec.ports[7].port | 14:3", "spec.type | 10:1",
					"status.loadBalancer.ingress[0].ip | 2:1", "metadata.annotations.example.com/owner.team | 8:29",
					"metadata.annotations.example.com/owner | 9:24", "metadata.annotations[example.com/owner] | 9:24",
					"metadata.annotations[\"example.com/owner.team\"] | 8:29", "metadata.annotations[] | 7:3",
					"metadata.annotations[ | 7:3", "spec..ports | 10:1" })
	void aFieldIsFoundOrElseTheNearestAroundIt(String path, String place) {
		assertThat(SET.sources().locate("Service shop/web", path)).hasValueSatisfying((found) -> {
			assertThat(found).hasToString("all.yaml:" + place);
			assertThat(found.document()).isEqualTo(1);
		});
	}

	@Test
	void laterDocumentsHaveLinesOfTheFile() {
		assertThat(SET.sources().locate("ConfigMap kube-system/coredns", "data.Corefile"))
			.hasValue(new SourceLocation("all.yaml", 24, 13, 2));
		assertThat(SET.sources().locate("ConfigMap kube-system/coredns", "data.a.b.c"))
			.hasValue(new SourceLocation("all.yaml", 27, 10, 2));
	}

	@Test
	void anObjectThatNoFileHoldsIsNotFound() {
		assertThat(SET.sources().locate("Service shop/other", "spec")).isEmpty();
	}

}
