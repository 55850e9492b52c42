package io.packetwalk.walk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of many connections most are only counted: they go where they go when every step of
 * theirs is written down.
 */
class CountedConnectionsTests {

	private static final int CONNECTIONS = 40;

	private static final String LAB = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: web}
			spec:
			  replicas: 4
			  selector: {matchLabels: {app: web}}
			  template:
			    metadata: {labels: {app: web}}
			    spec:
			      containers: [{name: app, image: nginx, ports: [{name: http, containerPort: 8080}]}]
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web}
			spec:
			  selector: {app: web}
			  ports: [{port: 80, targetPort: http}]
			---
			apiVersion: v1
			kind: Service
			metadata: {name: faithful}
			spec:
			  sessionAffinity: ClientIP
			  selector: {app: web}
			  ports: [{port: 80, targetPort: http}]
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: client, labels: {app: client}}
			spec:
			  containers: [{name: app, image: alpine}]
			---
			apiVersion: networking.k8s.io/v1
			kind: NetworkPolicy
			metadata: {name: web}
			spec:
			  podSelector: {matchLabels: {app: web}}
			  ingress: [{from: [{podSelector: {matchLabels: {app: client}}}]}]
			""";

	@ParameterizedTest
	@CsvSource({ "IPTABLES, http://web, 4", "IPVS, http://web, 4", "NFTABLES, http://web, 4",
			"IPTABLES, http://faithful, 1", "IPVS, http://faithful, 1", "NFTABLES, http://faithful, 1",
			"IPTABLES, tcp://web.default.svc.cluster.local:80, 4" })
	void whatIsOnlyCountedGoesWhereItGoesWhenWritten(ProxyMode mode, String to, int endpoints) {
		Dataplane plane = lab(mode);
		TraceRequest request = new TraceRequest("pod/default/client", to, "GET", Map.of(), null, null, 42, CONNECTIONS,
				null);
		Trace counted = PacketWalker.walk(plane, request, Causes.NONE, TraceListener.SILENT);
		Trace written = PacketWalker.walk(plane, request, Causes.NONE, TraceListener.SILENT, CONNECTIONS);
		assertThat(counted.distribution()).hasSize(endpoints)
			.isEqualTo(written.distribution())
			.isEqualTo(delivered(written));
		assertThat(counted.disposition()).isEqualTo(written.disposition());
	}

	/** Where the steps say that each connection was delivered. */
	private static Map<String, Integer> delivered(Trace trace) {
		Map<String, Integer> counts = new TreeMap<>();
		trace.legs()
			.stream()
			.filter((leg) -> leg.kind() != Leg.Kind.DNS)
			.map((leg) -> leg.hops()
				.stream()
				.flatMap((hop) -> hop.steps().stream())
				.filter((step) -> step.type() == StepType.DELIVER && step.packet() != null)
				.findFirst()
				.orElseThrow())
			.map(Step::packet)
			.forEach((packet) -> counts.merge(packet.after().dst().withPort(packet.after().dport()), 1, Integer::sum));
		return counts;
	}

	private static Dataplane lab(ProxyMode mode) {
		ManifestFile file = new ManifestFile("lab.yaml", LAB.getBytes(StandardCharsets.UTF_8));
		LabSettings settings = new LabSettings(Profile.KUBEADM, 3, mode, null, null, null, null, "auto", 42);
		return DataplaneCompiler
			.compile(ControlPlane.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT), settings).cluster());
	}

}
