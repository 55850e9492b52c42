package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.ProxyMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every flow of every sample and of a table of its own, on the real kernel and in our
 * walk. What is compared is told in {@code src/docs/kernel.md}.
 */
class KernelTests {

	private static final Path OWN = Path.of("src/test/resources/kernel");

	private static final List<Lab.Variant> VARIANTS = List.of( //
			new Lab.Variant("iptables", ProxyMode.IPTABLES, CniPlugin.FLANNEL, UnaryOperator.identity()),
			new Lab.Variant("nftables", ProxyMode.NFTABLES, CniPlugin.FLANNEL, UnaryOperator.identity()),
			new Lab.Variant("kindnet", ProxyMode.IPTABLES, CniPlugin.KINDNET, UnaryOperator.identity()),
			new Lab.Variant("calico", ProxyMode.IPTABLES, CniPlugin.CALICO, (text) -> pool(text, "Never")),
			new Lab.Variant("calico-vxlan-nftables", ProxyMode.NFTABLES, CniPlugin.CALICO,
					(text) -> pool(text, "Always")),
			new Lab.Variant("bridge-nf-off", ProxyMode.IPTABLES, CniPlugin.FLANNEL,
					KernelTests::withoutBridgeNetfilter),
			new Lab.Variant("ipvs", ProxyMode.IPVS, CniPlugin.FLANNEL, UnaryOperator.identity()));

	@TestFactory
	Stream<DynamicTest> theKernelDoesWhatOurWalkSays() throws IOException {
		Requirements.required();
		ExecutorService pool = Executors.newFixedThreadPool(3);
		List<DynamicTest> tests = new ArrayList<>();
		for (Case lab : cases()) {
			Future<Experiment.Findings> findings = pool.submit(() -> Experiment.run(lab.read()));
			tests.add(DynamicTest.dynamicTest(lab.name(), () -> agree(lab.name(), findings.get())));
		}
		pool.shutdown();
		return tests.stream();
	}

	@Test
	void theTableHoldsMoreThanSixtyFlowsWithDifferentNames() {
		List<String> names = Lab.read(OWN, Lab.Variant.AS_WRITTEN).flows().stream().map(Lab.Flow::name).toList();
		assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(60);
	}

	/** A folder, built one way. */
	private record Case(Path folder, Lab.Variant variant) {

		String name() {
			return this.folder.getFileName() + (this.variant.name().isEmpty() ? "" : "-" + this.variant.name());
		}

		Lab read() {
			return Lab.read(this.folder, this.variant);
		}

	}

	/** The large table first: it takes longest. */
	private static List<Case> cases() throws IOException {
		List<Case> cases = new ArrayList<>();
		for (Lab.Variant variant : VARIANTS) {
			cases.add(new Case(OWN, variant));
		}
		try (Stream<Path> samples = Files.list(Path.of("samples"))) {
			samples.sorted().forEach((sample) -> cases.add(new Case(sample, Lab.Variant.AS_WRITTEN)));
		}
		return cases.stream().filter((lab) -> lab.name().matches(System.getProperty("kernel.lab", ".*"))).toList();
	}

	/** Calico without its IPIP tunnels, which this kernel may not have. */
	private static String pool(String text, String vxlan) {
		return !text.contains("kind: Outside") ? text : text + """
				---
				apiVersion: projectcalico.org/v3
				kind: IPPool
				metadata:
				  name: default-ipv4-ippool
				spec:
				  cidr: 10.244.0.0/16
				  blockSize: 26
				  ipipMode: Never
				  vxlanMode: %s
				  natOutgoing: true
				""".formatted(vxlan);
	}

	private static String withoutBridgeNetfilter(String text) {
		return text.replace("  labels:\n    kubernetes.io/hostname",
				"  annotations: {packetwalk.io/bridge-nf-call-iptables: \"0\"}\n  labels:\n    kubernetes.io/hostname");
	}

	private static void agree(String name, Experiment.Findings findings) throws IOException {
		Report.write(name, findings.connections());
		List<String> differences = new ArrayList<>(findings.listings());
		for (Experiment.Finding finding : findings.connections()) {
			finding.differences()
				.forEach((text) -> differences.add(finding.flow() + " (" + finding.dial() + "): " + text));
		}
		assertThat(differences).as(name).isEmpty();
	}

}
