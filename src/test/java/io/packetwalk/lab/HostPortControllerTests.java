package io.packetwalk.lab;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static io.packetwalk.lab.OpenedLab.lab;
import static io.packetwalk.lab.OpenedLab.titles;
import static io.packetwalk.lab.OpenedLab.walk;
import static io.packetwalk.lab.OpenedLab.web;
import static org.assertj.core.api.Assertions.assertThat;

/** An ingress controller on every node, and who it thinks calls. */
class HostPortControllerTests {

	private static final String INGRESS = """
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata: {name: web, namespace: shop}
			spec:
			  rules: [{host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
			---
			""";

	private static final String DAEMON = """
			apiVersion: apps/v1
			kind: DaemonSet
			metadata: {name: nginx-ingress, namespace: ingress}
			spec:
			  selector: {matchLabels: {app: controller}}
			  template:
			    metadata: {labels: {app: controller}}
			    spec:
			      %s
			      containers:
			      - name: c
			        image: registry.k8s.io/ingress-nginx/controller:v1.15.1
			        args: [/nginx-ingress-controller, --watch-ingress-without-class=true]
			        ports: [{containerPort: 80%s}]
			---
			apiVersion: networking.k8s.io/v1
			kind: IngressClass
			metadata: {name: nginx}
			spec: {controller: k8s.io/ingress-nginx}
			---
			""";

	@Test
	void aControllerOnEveryNodeIsReachedByItsHostPortAndSeesTheClient() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS + DAEMON.formatted("", ", hostPort: 80"));
		Trace trace = walk(lab, "external", "http://shop.example.com/", "node-c");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().findFirst().orElseThrow().assumed()).contains("node-c", "hostPort");
		Step routed = trace.steps().filter((step) -> step.type() == StepType.HTTP_ROUTE).findFirst().orElseThrow();
		assertThat(routed.says().operator()).contains("sees the client as 198.51.100.7", "X-Forwarded-For.");
	}

	@Test
	void aControllerInTheNodesNetworkIsReachedThere() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS + DAEMON.formatted("hostNetwork: true", ""));
		Trace trace = walk(lab, "external", "http://shop.example.com/");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().findFirst().orElseThrow().assumed()).contains("hostNetwork");
	}

	@Test
	void behindANodePortTheControllerSeesANode() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS);
		Trace trace = walk(lab, "external", "http://shop.example.com/");
		Step routed = trace.steps().filter((step) -> step.type() == StepType.HTTP_ROUTE).findFirst().orElseThrow();
		assertThat(routed.says().operator()).contains("X-Forwarded-For; the client's own address was replaced");
	}

}
