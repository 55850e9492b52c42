package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Packets on nodes whose own rules say something else, and in dual-stack clusters. */
class NodeDumpWalkTests {

	private static final String SHOP = """
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop}
			spec: {nodeName: node-a, containers: [{name: main, image: busybox}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: web, namespace: shop, labels: {app: web}}
			spec: {nodeName: node-b, containers: [{name: main, image: nginx, ports: [{containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec:
			  clusterIP: 10.96.0.50
			  ipFamilyPolicy: PreferDualStack
			  selector: {app: web}
			  ports: [{port: 80, targetPort: 8080}]
			""";

	/** What node-a would have if somebody had put a rule above kube-proxy's. */
	private static final String DROPPING = """
			*filter
			:INPUT ACCEPT [0:0]
			:FORWARD ACCEPT [0:0]
			:OUTPUT ACCEPT [0:0]
			-A FORWARD -p tcp -m tcp --dport 8080 -j DROP
			COMMIT
			*nat
			:PREROUTING ACCEPT [0:0]
			:KUBE-SEP-AAAAAAAAAAAAAAAA - [0:0]
			-A PREROUTING -d 10.96.0.50/32 -p tcp -m tcp --dport 80 -j KUBE-SEP-AAAAAAAAAAAAAAAA
			-A KUBE-SEP-AAAAAAAAAAAAAAAA -p tcp -m comment --comment "shop/web" -m tcp -j DNAT --to-destination 10.244.1.2:8080
			COMMIT
			""";

	private static Trace walk(String... namesAndTexts) {
		List<ManifestFile> files = new ArrayList<>();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			files.add(new ManifestFile(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
		}
		Compiled compiled = Compiled.of(files, LabSettings.defaults().withProfile(Profile.BARE), Limits.DEFAULT);
		return PacketWalker.walk(compiled.dataplane(), TraceRequest.of("pod/shop/client", "tcp://10.96.0.50:80"),
				Causes.NONE, TraceListener.SILENT);
	}

	@Test
	void thePacketMeetsTheRulesOfTheDump() {
		assertThat(walk("shop.yaml", SHOP).disposition()).isEqualTo(Disposition.DELIVERED);
		Trace dropped = walk("shop.yaml", SHOP, "node-a.iptables", DROPPING);
		assertThat(dropped.disposition()).isEqualTo(Disposition.DROPPED_BY_RULE);
		assertThat(walk("shop.yaml", SHOP, "node-a.iptables", DROPPING.replace("-j DROP", "-j ACCEPT")).disposition())
			.isEqualTo(Disposition.DELIVERED);
	}

	@Test
	void inADualStackClusterPacketsAreWalkedOverIpv4() {
		Trace trace = walk("kubeadm.yaml",
				"""
						apiVersion: kubeadm.k8s.io/v1beta4
						kind: ClusterConfiguration
						networking: {podSubnet: "10.244.0.0/16,fd00:10:244::/56", serviceSubnet: "10.96.0.0/16,fd00:10:96::/112"}
						""",
				"shop.yaml", SHOP);
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
	}

}
