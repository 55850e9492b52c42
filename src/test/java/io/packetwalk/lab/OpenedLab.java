package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/** A Service that is open to the outside, and walks to it. */
final class OpenedLab {

	private OpenedLab() {
	}

	private static final String WEB = """
			apiVersion: v1
			kind: Pod
			metadata: {name: web, namespace: shop, labels: {app: web}}
			spec: {nodeName: node-b, containers: [{name: c, image: nginx, ports: [{containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop%s}
			spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]%s}
			---
			""";

	static Compiled lab(Profile profile, String yaml) {
		return Compiled.of(List.of(new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8))),
				new LabSettings(profile, 3, null, null, null, null, null, "auto", 42), Limits.DEFAULT);
	}

	static String web(String metadata, String spec) {
		return WEB.formatted(metadata, spec);
	}

	static Trace walk(Compiled lab, String from, String to) {
		return walk(lab, from, to, null);
	}

	static Trace walk(Compiled lab, String from, String to, String via) {
		TraceRequest request = new TraceRequest(from, to, "GET", Map.of(), via, null, 42, 1, null);
		return PacketWalker.walk(lab.dataplane(), request, Causes.NONE, TraceListener.SILENT);
	}

	static Service service(Compiled lab) {
		return lab.dataplane().cluster().service("shop", "web").orElseThrow();
	}

	static List<String> addresses(Compiled lab) {
		return service(lab).loadBalancer().stream().map((entry) -> String.valueOf(entry.ip())).toList();
	}

	static Step delivered(Trace trace) {
		return trace.steps()
			.filter((step) -> step.type() == StepType.DELIVER && step.title().equals("Delivered"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(titles(trace)));
	}

	static Packet atServer(Trace trace) {
		return Objects.requireNonNull(delivered(trace).packet()).after();
	}

	static String titles(Trace trace) {
		return trace.steps().map((step) -> step.stop() + " " + step.title()).toList() + " " + trace.disposition();
	}

	static List<String> codes(Compiled lab) {
		return lab.problems().stream().map(Problem::code).toList();
	}

}
