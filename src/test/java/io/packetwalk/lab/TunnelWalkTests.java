package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.StoryStage;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that come in by a tunnel which a pod has dialled. */
class TunnelWalkTests {

	private static final String BACKEND = """
			apiVersion: v1
			kind: Pod
			metadata: {name: web, namespace: shop, labels: {app: web}}
			spec: {nodeName: node-c, containers: [{name: c, image: nginx, ports: [{containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: reverse-proxy, namespace: shop}
			spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
			---
			""";

	private static final String CONNECTOR = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: cloudflared, namespace: shop}
			spec:
			  selector: {matchLabels: {app: cloudflared}}
			  template:
			    metadata: {labels: {app: cloudflared}}
			    spec:
			      containers: [{name: c, image: "docker.io/cloudflare/cloudflared:latest", args: [%s]}]
			""";

	private static final String ISOLATED = """
			---
			apiVersion: networking.k8s.io/v1
			kind: NetworkPolicy
			metadata: {name: inside-only, namespace: shop}
			spec:
			  podSelector: {matchLabels: {app: cloudflared}}
			  policyTypes: [Egress]
			  egress: [{to: [{namespaceSelector: {}}]}]
			""";

	private static Compiled lab(String yaml) {
		return Compiled.of(List.of(new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8))),
				new LabSettings(Profile.KUBEADM, 3, null, CniPlugin.CALICO, null, null, null, "auto", 42),
				Limits.DEFAULT);
	}

	private static Trace walk(Compiled lab, String to) {
		return PacketWalker.walk(lab.dataplane(), TraceRequest.of("external", to), Causes.NONE, TraceListener.SILENT);
	}

	@Test
	void aQuickTunnelLeadsWhateverItsNameIsToOneUrl() {
		Trace trace = walk(lab(BACKEND + CONNECTOR.formatted("tunnel, --url, 'http://reverse-proxy:80'")),
				"https://quick.trycloudflare.com/");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(Objects.requireNonNull(Objects.requireNonNull(trace.http()).backend()).pod()).isEqualTo("shop/web");
		assertThat(trace.legs().stream().map(Leg::kind)).startsWith(Leg.Kind.HTTP, Leg.Kind.TUNNEL, Leg.Kind.HTTP);
		assertThat(trace.story().stream().map((beat) -> beat.stage())).containsSubsequence(StoryStage.EXTERNAL_DNS,
				StoryStage.INGRESS_CONTROLLER, StoryStage.DNS_QUERY, StoryStage.DNAT, StoryStage.POD,
				StoryStage.RESPONSE);
	}

	@Test
	void aConnectorThatMayNotLeaveTheClusterIsNotThere() {
		Trace trace = walk(lab(BACKEND + CONNECTOR.formatted("tunnel, --url, 'http://reverse-proxy:80'") + ISOLATED),
				"https://quick.trycloudflare.com/");
		assertThat(trace.disposition()).isEqualTo(Disposition.HTTP_ERROR);
		assertThat(Objects.requireNonNull(trace.http()).status()).isEqualTo(530);
		assertThat(trace.legs().get(1).disposition()).isEqualTo(Disposition.DENIED_BY_POLICY);
	}

	@Test
	void rulesKeptElsewhereAreNamedAsNotKnown() {
		Compiled lab = lab(BACKEND + CONNECTOR.formatted("tunnel, run, --token, x"));
		assertThat(lab.problems()).extracting(Problem::code).contains("TUNNEL_RULES_UNKNOWN");
		assertThat(lab.dataplane().tunnels()).isEmpty();
	}

	@Test
	void aRefusedFileLeavesTheEdgeWithoutAConnector() {
		Compiled lab = lab(BACKEND + CONNECTOR.formatted("tunnel, run") + """
				---
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: cloudflared, namespace: shop}
				data:
				  config.yml: |
				    ingress: [{hostname: app.example.com, service: "http://reverse-proxy:80"}]
				""");
		assertThat(lab.problems()).extracting(Problem::code).contains("TUNNEL_CONFIG_REFUSED");
		assertThat(Objects.requireNonNull(walk(lab, "https://app.example.com").http()).status()).isEqualTo(530);
	}

}
