package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Senders whose addresses no rule masquerades. */
class AstrayAnswerTests {

	private static final String STATED = """
			apiVersion: v1
			kind: Node
			metadata: {name: node-a}
			spec: {podCIDR: 10.200.1.0/24}
			status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop}
			spec: {nodeName: node-a, containers: [{name: c, image: debian}]}
			status: {phase: Running, podIP: 10.200.1.7}
			---
			apiVersion: packetwalk.io/v1alpha1
			kind: Outside
			metadata: {name: outside}
			spec:
			  hosts: [{name: api.example.com, address: 203.0.113.10, ports: [{port: 443, protocol: TCP}]}]
			""";

	@Test
	void anAnswerToAnAddressThatNobodyOutsideKnowsIsLost() {
		Compiled lab = Compiled.of(List.of(new ManifestFile("lab.yaml", STATED.getBytes(StandardCharsets.UTF_8))),
				new LabSettings(Profile.K3S, 1, null, null, null, null, null, "none", 42), Limits.DEFAULT);
		Trace trace = PacketWalker.walk(lab.dataplane(), TraceRequest.of("pod/shop/client", "tcp://203.0.113.10:443"),
				Causes.NONE, TraceListener.SILENT);
		boolean masqueraded = trace.steps()
			.flatMap((step) -> step.changes().stream())
			.anyMatch((change) -> change.field().equals("src") && change.from().equals("10.200.1.7"));
		assertThat(trace.disposition()).isEqualTo(masqueraded ? Disposition.DELIVERED : Disposition.NO_ROUTE);
		assertThat(masqueraded).isFalse();
		assertThat(trace.steps().reduce((first, second) -> second).orElseThrow().type()).isEqualTo(StepType.DROP);
	}

}
