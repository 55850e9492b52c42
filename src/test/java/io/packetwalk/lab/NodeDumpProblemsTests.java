package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

/** A node's own rules, from the file that holds them to what is walked. */
class NodeDumpProblemsTests {

	private static final String SHOP = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: web, namespace: shop}
			spec:
			  replicas: 3
			  selector: {matchLabels: {app: web}}
			  template:
			    metadata: {labels: {app: web}}
			    spec:
			      containers: [{name: main, image: nginx, ports: [{containerPort: 8080}]}]
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec:
			  type: NodePort
			  clusterIP: 10.96.0.50
			  selector: {app: web}
			  ports: [{name: admin, port: 81, targetPort: 8080}, {name: http, port: 80, targetPort: 8080}]
			""";

	private static final String RULES = """
			*nat
			:PREROUTING ACCEPT [0:0]
			:KUBE-SERVICES - [0:0]
			-A PREROUTING -j KUBE-SERVICES
			-A KUBE-SERVICES -d 10.96.0.50/32 -p tcp -m geoip --source-country NO -j DROP
			-A KUBE-SERVICES -d 10.96.0.50/32 -p tcp -j TPROXY --on-port 1
			-A KUBE-SERVICES -d 10.96.0.50/32 -p tcp -j LOG --log-prefix "seen "
			-X KUBE-SERVICES
			-A KUBE-NOWHERE -j ACCEPT
			-A KUBE-SERVICES -d 10.96.0.51/32 -j DROP
			COMMIT
			""";

	private static ManifestFile file(String name, String text) {
		return new ManifestFile(name, text.getBytes(StandardCharsets.UTF_8));
	}

	private static Compiled compiled(ManifestFile... more) {
		return compiled(LabSettings.defaults(), more);
	}

	private static Compiled compiled(LabSettings settings, ManifestFile... more) {
		List<ManifestFile> files = new ArrayList<>(List.of(file("shop.yaml", SHOP)));
		files.addAll(List.of(more));
		return Compiled.of(files, settings, Limits.DEFAULT);
	}

	private static NodePlane node(Compiled compiled, String name) {
		return compiled.dataplane().node(name).orElseThrow();
	}

	private static List<Problem> problems(Compiled compiled, String code) {
		return compiled.problems().stream().filter((problem) -> problem.code().equals(code)).toList();
	}

	private static List<String> places(Compiled compiled, String code) {
		return problems(compiled, code).stream().map((problem) -> String.valueOf(problem.location())).toList();
	}

	@Test
	void aNodesOwnDumpIsWalkedAsWhatWeWouldHaveProgrammed() {
		NodePlane ours = node(compiled(), "node-b");
		Compiled dumped = compiled(file("node-b.iptables", IptablesSave.print(ours.rules())));
		NodePlane theirs = node(dumped, "node-b");
		assertThat(theirs.rules()).isEqualTo(ours.rules());
		assertThat(theirs.owners()).isEqualTo(ours.owners());
		assertThat(theirs.namespace()).isEqualTo(ours.namespace());
		assertThat(problems(dumped, "NODE_WALKED_BY_ITS_DUMP")).singleElement().satisfies((problem) -> {
			assertThat(problem.severity()).isEqualTo(Severity.INFO);
			assertThat(problem.location()).hasToString("node-b.iptables:1:1");
			assertThat(problem.message()).contains("node-b");
		});
		assertThat(problems(dumped, "DUMPED_RULE_NOT_MODELLED")).isEmpty();
	}

	@Test
	void otherNodesKeepTheRulesMadeHere() {
		Compiled dumped = compiled(file("node-b.iptables", RULES));
		assertThat(node(dumped, "node-a").rules()).isEqualTo(node(compiled(), "node-a").rules());
		assertThat(node(dumped, "node-b").rules().tables()).containsOnlyKeys("nat");
	}

	@Test
	void linesThatCannotBeReadAreLeftOutAtTheirPlace() {
		Compiled dumped = compiled(file("node-a.iptables", RULES));
		assertThat(places(dumped, "DUMPED_RULE_UNREADABLE")).containsExactly("node-a.iptables:8:1",
				"node-a.iptables:9:1");
		assertThat(
				node(dumped, "node-a").rules().table("nat").orElseThrow().chain("KUBE-SERVICES").orElseThrow().rules())
			.hasSize(4);
	}

	@Test
	void matchesAndTargetsThatAreNotModelledAreSaidAtTheirPlace() {
		Compiled dumped = compiled(file("node-a.iptables", RULES));
		assertThat(places(dumped, "DUMPED_RULE_NOT_MODELLED")).containsExactly("node-a.iptables:5:1",
				"node-a.iptables:6:1");
		assertThat(problems(dumped, "DUMPED_RULE_NOT_MODELLED")).extracting(Problem::message)
			.anyMatch((message) -> message.contains("-m geoip --source-country NO is kept but not modelled"))
			.anyMatch((message) -> message.contains("-j TPROXY --on-port 1 is kept but not modelled"));
	}

	@Test
	void aConfigMapHoldsDumpsUnderTheNamesOfNodes() {
		Compiled dumped = compiled(file("dumps.yaml", """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: dumps, namespace: default}
				data:
				  node-c.iptables: |
				""" + RULES.indent(4)));
		assertThat(places(dumped, "DUMPED_RULE_UNREADABLE")).containsExactly("dumps.yaml:13:5", "dumps.yaml:14:5");
		assertThat(places(dumped, "NODE_WALKED_BY_ITS_DUMP")).hasSize(1);
		assertThat(node(dumped, "node-c").rules().tables()).containsOnlyKeys("nat");
	}

	@Test
	void aDumpOfAnUnknownNodeIsWalkedNowhereAndTheNodeMeantIsNamed() {
		Compiled dumped = compiled(file("nod-a.iptables", RULES));
		assertThat(problems(dumped, "NODE_DUMP_WITHOUT_NODE")).singleElement()
			.satisfies((problem) -> assertThat(problem.suggestion()).contains("Did you mean node-a?"));
		assertThat(dumped.cluster().nodeDumps()).isEmpty();
	}

	@Test
	void aTextThatIsHardlyADumpLeavesTheNodeToTheRulesMadeHere() {
		Compiled dumped = compiled(file("node-a.iptables", "*nat\n" + "nonsense\n".repeat(40)));
		assertThat(problems(dumped, "NODE_DUMP_UNREADABLE")).hasSize(1);
		assertThat(node(dumped, "node-a").rules()).isEqualTo(node(compiled(), "node-a").rules());
	}

	@Test
	void aDumpThatWasCutOffIsReadAsFarAsItGoes() {
		Compiled dumped = compiled(file("node-a.iptables", "*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -j DROP\n"));
		assertThat(problems(dumped, "DUMPED_RULE_UNREADABLE")).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("cut off"));
		assertThat(node(dumped, "node-a").rules().tables()).containsOnlyKeys("nat");
	}

	@Test
	void aFileAloneIsEnoughForALab() {
		Compiled alone = Compiled.of(List.of(file("node-a.iptables", RULES)),
				LabSettings.defaults().withProfile(Profile.BARE), Limits.DEFAULT);
		assertThat(alone.summary().objects()).isEqualTo(1);
		assertThat(node(alone, "node-a").rules().tables()).containsOnlyKeys("nat");
	}

	@Test
	void aListingOfNftablesIsWalkedAsWhatWeWouldHaveProgrammed() {
		LabSettings settings = new LabSettings(Profile.KUBEADM, 3, ProxyMode.NFTABLES, null, null, null, null, "none",
				42);
		NodePlane ours = node(compiled(settings), "node-b");
		Compiled dumped = compiled(settings, file("node-b.nft", ours.nftables().print()));
		NodePlane theirs = node(dumped, "node-b");
		assertThat(theirs.nftables()).isEqualTo(ours.nftables());
		assertThat(theirs.owners()).isEqualTo(ours.owners());
		assertThat(places(dumped, "NODE_WALKED_BY_ITS_DUMP")).containsExactly("node-b.nft:1:1");
		NodePlane inIptablesMode = node(compiled(file("node-b.nft", ours.nftables().print())), "node-b");
		assertThat(inIptablesMode.nftables()).isEqualTo(ours.nftables());
		assertThat(IptablesSave.print(inIptablesMode.rules())).contains("FLANNEL-POSTRTG").doesNotContain("KUBE-SVC");
	}

	@Test
	void aListingThatCannotBeReadLeavesTheNodeToTheRulesMadeHere() {
		Compiled dumped = compiled(file("node-a.nft", "table ip kube-proxy {\n\tchain services {\n\t\t???\n"));
		assertThat(problems(dumped, "NODE_DUMP_UNREADABLE")).hasSize(1);
		assertThat(node(dumped, "node-a").rules()).isEqualTo(node(compiled(), "node-a").rules());
	}

	@Test
	void inOtherModesTheDumpTakesThePlaceOfTablesAndVirtualServers() {
		for (ProxyMode mode : ProxyMode.values()) {
			LabSettings settings = new LabSettings(Profile.KUBEADM, 3, mode, null, null, null, null, "none", 1);
			NodePlane plane = node(compiled(settings, file("node-a.iptables", RULES)), "node-a");
			assertThat(plane.nftables().print()).as("%s", mode).isEmpty();
			assertThat(plane.ipvs().servers()).as("%s", mode).isEmpty();
			assertThat(plane.rules().tables()).as("%s", mode).containsOnlyKeys("nat");
		}
	}

}
