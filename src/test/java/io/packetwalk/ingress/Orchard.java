package io.packetwalk.ingress;

import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;

/** Two Services with a pod each, one without, and whatever Ingresses a test adds. */
final class Orchard {

	private static final String SERVICES = """
			kind: Service
			metadata: {name: apple, namespace: web}
			spec: {clusterIP: 10.96.0.11, selector: {app: apple}, ports: [{name: http, port: 80, targetPort: 8080}]}
			---
			kind: Pod
			metadata: {name: apple-1, namespace: web, labels: {app: apple}}
			spec: {containers: [{name: c, image: 'registry.example/echo:1'}]}
			status: {podIP: 10.244.1.11, conditions: [{type: Ready, status: 'True'}]}
			---
			kind: Service
			metadata: {name: pear, namespace: web}
			spec: {clusterIP: 10.96.0.12, selector: {app: pear}, ports: [{name: http, port: 80, targetPort: 8080}]}
			---
			kind: Pod
			metadata: {name: pear-1, namespace: web, labels: {app: pear}}
			spec: {containers: [{name: c, image: 'registry.example/echo:1'}]}
			status: {podIP: 10.244.1.12, conditions: [{type: Ready, status: 'True'}]}
			---
			kind: Service
			metadata: {name: empty, namespace: web}
			spec: {clusterIP: 10.96.0.13, selector: {app: empty}, ports: [{name: http, port: 80, targetPort: 8080}]}
			---
			kind: Service
			metadata: {name: head, namespace: web}
			spec: {clusterIP: None, selector: {app: apple}, ports: [{name: http, port: 80, targetPort: 8080}]}
			---
			kind: Service
			metadata: {name: native, namespace: web, annotations: {traefik.ingress.kubernetes.io/service.nativelb: 'true'}}
			spec: {clusterIP: 10.96.0.14, selector: {app: apple}, ports: [{name: http, port: 80, targetPort: 8080}]}
			---
			kind: IngressClass
			metadata: {name: nginx}
			spec: {controller: k8s.io/ingress-nginx}
			---
			kind: IngressClass
			metadata: {name: traefik}
			spec: {controller: traefik.io/ingress-controller}
			---
			""";

	private Orchard() {
	}

	/**
	 * An Ingress.
	 * @param name its name in namespace web
	 * @param annotations in flow style, e.g. {@code 'a/b: "true"'}
	 * @param spec the rest of its spec, indented by two blanks
	 */
	static String ingress(String name, String annotations, String spec) {
		return "kind: Ingress\nmetadata: {name: %s, namespace: web, annotations: {%s}}\nspec:\n%s---\n".formatted(name,
				annotations, spec);
	}

	/** A rule for one path of one host. */
	static String rule(String host, String path, String type, String service) {
		return """
				  rules:
				  - host: %s
				    http: {paths: [{path: '%s', pathType: %s, backend: {service: {name: %s, port: {number: 80}}}}]}
				""".formatted(host, path, type, service);
	}

	static Cluster cluster(String controller, String manifests) {
		return VectorCluster.read(controller, SERVICES + manifests);
	}

	static HttpOutcome get(IngressController controller, String url, Map<String, String> headers) {
		String scheme = url.substring(0, url.indexOf(':'));
		String rest = url.substring(scheme.length() + 3);
		int slash = rest.indexOf('/');
		return controller.routes()
			.route(new HttpRequest("GET", scheme, rest.substring(0, slash), scheme.equals("https") ? 443 : 80,
					rest.substring(slash), "", headers));
	}

	/**
	 * The outcome on one line: {@code web/apple:80 10.244.1.11:8080 /path} or
	 * {@code 308 location}.
	 */
	static String line(HttpOutcome outcome) {
		return switch (outcome) {
			case HttpOutcome.Forward forward -> forward.backend() + " "
					+ forward.upstreams()
						.stream()
						.map((upstream) -> upstream.address().withPort(upstream.port()))
						.toList()
					+ " " + forward.path();
			case HttpOutcome.Respond respond -> (respond.status() + " " + respond.location()).strip();
		};
	}

}
