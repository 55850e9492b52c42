package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.net.Cidr;
import io.packetwalk.networkpolicy.NetworkPolicies;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The policies of a cluster as the nftables tables we print, on the real kernel. What is
 * compared is told in {@code src/docs/kernel.md}.
 */
class PoliciesOnTheKernelTests {

	private static final Path TABLE = Path.of("src/test/resources/kernel/policies");

	private static final String POOL = """
			---
			apiVersion: projectcalico.org/v3
			kind: IPPool
			metadata: {name: default-ipv4-ippool}
			spec: {cidr: 10.244.0.0/16, blockSize: 26, ipipMode: Never, vxlanMode: Always, natOutgoing: true}
			""";

	/** Clusters are built side by side: most of it is waiting. */
	@TestFactory
	Stream<DynamicTest> thePrintedTablesLetThroughWhatWeLetThrough() {
		Requirements.required();
		Map<String, Callable<List<String>>> jobs = new LinkedHashMap<>();
		jobs.put("k3s, Flannel, iptables", () -> table(settings(Profile.K3S, CniPlugin.FLANNEL, ProxyMode.IPTABLES)));
		jobs.put("Calico VXLAN, nftables",
				() -> table(settings(Profile.KUBEADM, CniPlugin.CALICO, ProxyMode.NFTABLES)));
		jobs.put("kindnet, iptables", () -> table(settings(Profile.KIND, CniPlugin.KINDNET, ProxyMode.IPTABLES)));
		PolicyVectors.read().forEach((vectors) -> jobs.put("vectors from " + vectors.name(), () -> hold(vectors)));
		ExecutorService pool = Executors.newFixedThreadPool(3);
		List<DynamicTest> tests = new ArrayList<>();
		jobs.forEach((name, job) -> {
			Future<List<String>> differences = pool.submit(job);
			tests.add(DynamicTest.dynamicTest(name, () -> assertThat(differences.get()).isEmpty()));
		});
		pool.shutdown();
		return tests.stream();
	}

	/**
	 * Everybody dials everybody; before that, without the tables, what they will deny:
	 * else it might be lost for another reason.
	 */
	private static List<String> table(LabSettings settings) throws IOException {
		Dataplane plane = plane(settings, "policies.yaml");
		PolicyProbes probes = PolicyProbes.table(TABLE.resolve("probes.yaml"), plane);
		List<Dial> denied = probes.probes()
			.stream()
			.filter((probe) -> probe.decided().equals("DENIED_BY_POLICY"))
			.map(PolicyProbes.Probe::dial)
			.toList();
		assertThat(denied).hasSizeGreaterThan(200);
		assertThat(probes.probes()).filteredOn((probe) -> probe.expected() != Outcome.SILENT).hasSizeGreaterThan(200);
		PolicyProbes open = PolicyProbes.table(TABLE.resolve("probes.yaml"), plane(settings, "none"));
		PolicyProbes before = new PolicyProbes(
				open.probes().stream().filter((probe) -> denied.contains(probe.dial())).toList());
		try (PolicyCluster cluster = PolicyCluster.build(plane, probes.dials())) {
			List<String> differences = new ArrayList<>(before.differences(cluster, 700));
			cluster.load(plane.policies());
			differences.addAll(probes.differences(cluster, 700));
			return differences;
		}
	}

	private static List<String> hold(PolicyVectors vectors) {
		List<String> differences = new ArrayList<>();
		try (PolicyCluster cluster = PolicyCluster.build(DataplaneCompiler.compile(vectors.bare()), vectors.dials())) {
			cluster.announcePods();
			for (PolicyVectors.Vector vector : vectors.vectors()) {
				cluster.load(NetworkPolicies.of(vector.cluster()));
				vector.probes().differences(cluster, 250).forEach((text) -> differences.add(vector.id() + ": " + text));
			}
		}
		return differences;
	}

	private static LabSettings settings(Profile profile, CniPlugin cni, ProxyMode mode) {
		return new LabSettings(profile, 2, mode, cni, Cidr.of("10.244.0.0/16"), Cidr.of("10.96.0.0/12"), null, "none",
				42);
	}

	private static Dataplane plane(LabSettings settings, String policies) throws IOException {
		List<ManifestFile> files = new ArrayList<>();
		for (String name : List.of("cluster.yaml", policies)) {
			if (Files.exists(TABLE.resolve(name))) {
				files.add(new ManifestFile(name, Files.readAllBytes(TABLE.resolve(name))));
			}
		}
		if (settings.cni() == CniPlugin.CALICO) {
			files.add(new ManifestFile("pool.yaml", POOL.getBytes(StandardCharsets.UTF_8)));
		}
		return DataplaneCompiler
			.compile(ControlPlane.reconcile(ManifestReader.read(files, Limits.DEFAULT), settings).cluster());
	}

}
