package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class CompiledTests {

	private static List<Problem> problems(String corefile) {
		String yaml = """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: coredns, namespace: kube-system}
				data:
				  Corefile: |
				""" + corefile.indent(4);
		ManifestFile file = new ManifestFile("coredns.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		return Compiled.of(List.of(file), LabSettings.defaults(), Limits.DEFAULT).problems();
	}

	@Test
	void aCorefileThatWouldCrashCoreDnsIsAProblemAtItsLine() {
		assertThat(problems(".:53 {\n    kubernets cluster.local\n}")).anySatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("COREFILE_REFUSED");
			assertThat(problem.location()).hasToString("coredns.yaml:7:9");
			assertThat(problem.message()).contains("kubernets");
		});
	}

	@Test
	void anImportedFileIsAProblemAtItsOwnLine() {
		String yaml = """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: coredns, namespace: kube-system}
				data:
				  Corefile: |
				    .:53 {
				        import custom/*.override
				    }
				---
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: coredns-custom, namespace: kube-system}
				data:
				  mine.override: |+

				    cache nothing {
				      worng 1
				    }
				""";
		ManifestFile file = new ManifestFile("dns.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		assertThat(Compiled.of(List.of(file), LabSettings.defaults(), Limits.DEFAULT).problems())
			.anySatisfy((problem) -> {
				assertThat(problem.code()).isEqualTo("COREFILE_REFUSED");
				assertThat(problem.object()).isEqualTo("ConfigMap kube-system/coredns-custom");
				assertThat(problem.location()).hasToString("dns.yaml:17:7");
			});
	}

	@Test
	void aCorefileOnOneLineIsAProblemAtItsKey() {
		String yaml = """
				apiVersion: v1
				kind: ConfigMap
				metadata: {name: coredns, namespace: kube-system}
				data:
				  Corefile: ".:53 {\\n  dnssec\\n  whoops\\n}\\n"
				""";
		ManifestFile file = new ManifestFile("dns.yaml", yaml.getBytes(StandardCharsets.UTF_8));
		assertThat(Compiled.of(List.of(file), LabSettings.defaults(), Limits.DEFAULT).problems())
			.anySatisfy((problem) -> {
				assertThat(problem.message()).contains("Corefile:3 whoops");
				assertThat(problem.location().line()).isEqualTo(5);
			});
	}

	@Test
	void aCorefileOfOrdinaryPluginsIsNoProblem() {
		assertThat(problems(".:53 {\n    errors\n    kubernetes cluster.local\n    forward . 8.8.8.8\n}"))
			.noneMatch((problem) -> problem.code().startsWith("COREFILE"));
	}

}
