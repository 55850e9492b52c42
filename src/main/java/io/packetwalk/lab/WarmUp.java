package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.export.PictureJson;
import io.packetwalk.export.TraceDocument;
import io.packetwalk.export.TraceJson;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.TopologyCompiler;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

/**
 * Walks one packet nobody asked for when the server is up, so that the first visitor does
 * not wait for a thousand classes to load. Keeps nothing.
 */
@Component
class WarmUp {

	private static final String MANIFESTS = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: web}
			spec:
			  replicas: 2
			  selector: {matchLabels: {app: web}}
			  template:
			    metadata: {labels: {app: web}}
			    spec:
			      containers: [{name: web, image: registry.example/web:1, ports: [{containerPort: 8080}]}]
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web}
			spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
			---
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata: {name: web}
			spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
			""";

	@EventListener(ApplicationReadyEvent.class)
	void serverIsUp() {
		Thread.ofPlatform().name("warm-up").daemon().start(WarmUp::walk);
	}

	private static void walk() {
		ManifestFile file = new ManifestFile("warm-up.yaml", MANIFESTS.getBytes(StandardCharsets.UTF_8));
		Compiled compiled = Compiled.of(List.of(file), LabSettings.defaults(), Limits.DEFAULT);
		Trace trace = PacketWalker.walk(compiled.dataplane(), TraceRequest.of("deployment/default/web", "http://web/"),
				Causes.NONE, TraceListener.SILENT);
		TraceJson.write(new TraceDocument("warm-up", "warm-up", 1, trace));
		PictureJson.write(TopologyCompiler.compile(compiled.cluster(), Focus.everything()));
	}

}
